import type { MemberPanel } from '../../../electron/core/contract/members.ts';
import { formatQuantity } from '../../../electron/core/domain/quantity.ts';
import { useLocale, useSay } from '../../ui/use-desk.ts';
import { Fact } from './fact.tsx';

/** What they usually take, and on which day of the week. */
export function UsualFact({ panel }: { readonly panel: MemberPanel }) {
  const say = useSay();
  const locale = useLocale();
  const { usualBasket, visits } = panel;
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const basket = usualBasket.map(({ name, quantity }) =>
    quantity % 1000 === 0
      ? say('till.usualPieces', { name, pieces: quantity / 1000 })
      : say('till.usualWeight', { name, kilograms: formatQuantity(quantity, locale) }),
  );
  const weekday =
    visits.usualWeekday === null ? null : say('till.usualWeekday', { weekday: visits.usualWeekday });
  if (basket.length === 0 && weekday === null) return null;
  return (
    <Fact name={say('till.usually')}>
      <bdi>{list.format(basket)}</bdi>
      {weekday === null ? null : (
        <span className={basket.length === 0 ? undefined : 'fact-aside'}>{weekday}</span>
      )}
    </Fact>
  );
}
