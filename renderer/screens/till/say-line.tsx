import type { MemberPanel } from '../../../electron/core/contract/members.ts';
import { greetingOf, type Greeting } from '../../../electron/core/domain/greeting.ts';
import { dayOfInstant } from '../../ui/dates.ts';
import { useBook, useLocale, useMoney, useSay } from '../../ui/use-desk.ts';

/** One line to say to the member, in the words of somebody behind a counter. */
export function SayLine({ panel }: { readonly panel: MemberPanel }) {
  const say = useSay();
  const today = useBook(({ phase }) => (phase.kind === 'open' ? phase.shop.today : ''));
  const wordsOf = useWordsOf();
  const greeting = greetingOf(panel, today);
  if (greeting === null) return null;
  return (
    <p className="say-line">
      <span className="say-line-title">{say('till.say')}</span>
      <span className="say-line-words">{say('till.said', { words: wordsOf(greeting) })}</span>
    </p>
  );
}

function useWordsOf(): (greeting: Greeting) => string {
  const say = useSay();
  const money = useMoney();
  const locale = useLocale();
  return (greeting) => {
    switch (greeting.kind) {
      case 'birthday':
        return say('till.say.birthday');
      case 'firstVisit':
        return say('till.say.firstVisit');
      case 'expiring': {
        const date = dayOfInstant(`${greeting.expiresOn}T00:00:00Z`, 'UTC', locale);
        return say('till.say.expiring', { points: greeting.points, date });
      }
      case 'ready':
        return say('till.say.ready', { reward: greeting.reward });
      case 'near':
        return say('till.say.near', { reward: greeting.reward, missing: money(greeting.missingMinor) });
      case 'missed':
        return say('till.say.missed', { days: greeting.days });
      case 'usual': {
        const list = new Intl.ListFormat(locale, { type: 'conjunction' });
        return say('till.say.usual', { products: list.format(greeting.products) });
      }
    }
  };
}
