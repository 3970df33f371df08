import type { MemberPanel as Panel } from '../../../electron/core/contract/members.ts';
import { shownKeys } from '../../state/keys.ts';
import { openMemberPage } from '../../state/member-page.ts';
import { refreshPanel } from '../../state/members.ts';
import { startReplacement } from '../../state/replacement.ts';
import { Button } from '../../ui/button.tsx';
import type { Customer } from '../../state/counter.ts';
import { dayOfInstant } from '../../ui/dates.ts';
import { Person } from '../../ui/person.tsx';
import { Unread } from '../../ui/unread.tsx';
import { Fact } from './fact.tsx';
import { NewCard } from './new-card.tsx';
import { SayLine } from './say-line.tsx';
import { UsualFact } from './usual-fact.tsx';
import { NextReward, RewardKeys } from './reward-keys.tsx';
import {
  useCounter,
  useDesk,
  useLocale,
  useMoney,
  useSay,
  useTimeZone,
  useToday,
} from '../../ui/use-desk.ts';

interface MemberPanelProps {
  readonly customer: Extract<Customer, { kind: 'member' }>;
}

/** The member at the counter: the name and the balance first, then what helps to greet and to serve. */
export function MemberPanel({ customer }: MemberPanelProps) {
  const say = useSay();
  const desk = useDesk();
  const { name, balance, panel, memberId } = customer;
  const isNew = useToday(({ last }) => last?.kind === 'enrolled' && last.memberId === memberId);
  // While things are scanned, the bill has the room; what might hurt somebody stays.
  const hasLines = useCounter((counter) => counter.lines.length > 0);
  return (
    <section className="member" aria-labelledby="customer-name">
      <div className="member-room">
        <h2 id="customer-name" className="member-name" data-length={lengthOf(name)} title={name}>
          <Person name={name} />
        </h2>
        <p className="member-balance">
          <span className="member-number">{say('till.number', { number: balance })}</span>{' '}
          <span className="member-unit">{say('till.pointsUnit', { points: balance })}</span>
        </p>
        <Unread name="panel" again={() => void refreshPanel(desk)} />
        {panel === null ? null : (
          <>
            <OldCard customer={customer} panel={panel} />
            <NextReward panel={panel} />
            <RewardKeys panel={panel} />
            {hasLines ? (
              <OnlyNote panel={panel} />
            ) : (
              <>
                <SayLine panel={panel} />
                {isNew ? <NewCard member={customer} /> : <Facts panel={panel} />}
              </>
            )}
          </>
        )}
      </div>
      {panel === null || hasLines ? null : <MemberSteps customer={customer} />}
    </section>
  );
}

/** What can be done with the member stays in sight, below all that there is to know and over none of it. */
function MemberSteps({ customer }: MemberPanelProps) {
  const say = useSay();
  const desk = useDesk();
  return (
    <div className="member-steps">
      <Button
        look="quiet"
        onPress={() => void openMemberPage(desk, customer)}
        shownKey={shownKeys.memberPage}
      >
        {say('member.open')}
      </Button>
      <Button look="quiet" onPress={() => startReplacement(desk)} shownKey={shownKeys.replaceCard}>
        {say('counter.replaceCard')}
      </Button>
    </div>
  );
}

/** The card that was shown is that of a member who was merged into this one: the cashier says another name than it has. */
function OldCard({ customer, panel }: MemberPanelProps & { readonly panel: Panel }) {
  const say = useSay();
  const merged = panel.cards.find(({ number }) => number === customer.shownCard)?.mergedName ?? null;
  if (merged === null) return null;
  const [was, is] = [merged, panel.name].map((name) => `\u2068${name}\u2069`);
  return (
    <p className="member-old-card" role="status" dir="auto">
      {say('people.wasCardOf', { merged: was ?? '', name: is ?? '' })}
    </p>
  );
}

/** Long names get smaller letters; a CJK character is as wide as two letters. */
export function lengthOf(name: string): 'short' | 'long' | 'longest' {
  const width = [...name].reduce(
    (sum, character) => sum + (/[\u2E80-\u9FFF\uAC00-\uD7AF\uFF00-\uFF60]/.test(character) ? 2 : 1),
    0,
  );
  return width <= 15 ? 'short' : width <= 44 ? 'long' : 'longest';
}

function Facts({ panel }: { readonly panel: Panel }) {
  const say = useSay();
  const money = useMoney();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const { visits } = panel;
  return (
    <dl className="facts">
      <Note panel={panel} />
      {panel.owed > 0 ? (
        <Fact name={say('till.owed')}>{say('till.points', { points: panel.owed })}</Fact>
      ) : null}
      {panel.outlook.nextExpiry === null ? null : (
        <Fact name={say('counter.expires')}>
          {say('counter.expiry', {
            points: panel.outlook.nextExpiry.points,
            date: dayOfInstant(`${panel.outlook.nextExpiry.expiresOn}T00:00:00Z`, 'UTC', locale),
          })}
        </Fact>
      )}
      {panel.carriedMinor > 0 ? (
        <Fact name={say('till.carried')}>{say('till.carriedOn', { amount: money(panel.carriedMinor) })}</Fact>
      ) : null}
      <Fact name={say('till.lastVisit')}>
        {visits.daysSinceLast === null || visits.lastDay === null ? (
          say('till.firstVisit')
        ) : (
          <>
            {say('till.daysAgo', { days: visits.daysSinceLast })}
            <span className="fact-aside">
              {visits.usualGapDays === null
                ? say('till.visitCount', { count: visits.count })
                : say('till.usualGap', { days: visits.usualGapDays })}
            </span>
          </>
        )}
      </Fact>
      <UsualFact panel={panel} />
      {panel.cardNumber === null ? null : (
        <Fact name={say('till.card')}>
          {say('till.cardEnding', { lastFour: [...panel.cardNumber].slice(-4).join('') })}
        </Fact>
      )}
      {panel.phone === null ? null : <Fact name={say('till.phone')}>{panel.phone}</Fact>}
      <Fact name={say('till.memberSince')}>{dayOfInstant(panel.memberSince, timeZone, locale)}</Fact>
    </dl>
  );
}

function Note({ panel }: { readonly panel: Panel }) {
  const say = useSay();
  if (panel.note === null) return null;
  return (
    <Fact name={say('till.note')}>
      <span className="member-note" dir="auto">
        {panel.note}
      </span>
    </Fact>
  );
}

const OnlyNote = ({ panel }: { readonly panel: Panel }) =>
  panel.note === null ? null : (
    <dl className="facts">
      <Note panel={panel} />
    </dl>
  );
