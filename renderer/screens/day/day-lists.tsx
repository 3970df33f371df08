import type { DayPage } from '../../../electron/core/contract/day-page.ts';
import { formatQuantity } from '../../../electron/core/domain/quantity.ts';
import { closeBehind, lookBehind } from '../../state/day-page.ts';
import { Button } from '../../ui/button.tsx';
import { useDayPage, useDesk, useLocale, useMoney, useSay } from '../../ui/use-desk.ts';
import { EntryRow } from './entry-row.tsx';

/** What sold best, and what needs a look: the first ten of each, the rest behind a door. */
export function DayLists() {
  return (
    <div className="day-lists">
      <Products />
      <Corrections />
    </div>
  );
}

function Products() {
  const desk = useDesk();
  const say = useSay();
  const money = useMoney();
  const locale = useLocale();
  const products = useDayPage((looked) => looked.page?.products ?? null);
  return (
    <section aria-labelledby="day-products">
      <h4 id="day-products">{say('day.products')}</h4>
      {products?.length === 0 ? <p className="owner-none">{say('day.productsNone')}</p> : null}
      <ol className="day-rows">
        {products?.map(({ name, quantity, amountMinor }) => (
          <li key={name} className="day-product">
            <bdi className="day-row-text">{name}</bdi>
            <span className="day-row-count">{formatQuantity(quantity, locale)}</span>
            <span className="day-row-figure">{money(amountMinor)}</span>
          </li>
        ))}
      </ol>
      {products === null || products.length === 0 ? null : (
        <Button look="quiet" onPress={() => void lookBehind(desk, 'products')}>
          {say('day.allProducts')}
        </Button>
      )}
    </section>
  );
}

/** The slips that nobody has told of whether they came out: the till asks for each. */
function AskedPrints({ page: { askedPrints, askedPrintsCount } }: { readonly page: DayPage }) {
  const say = useSay();
  const more = askedPrintsCount - askedPrints.length;
  return (
    <>
      <ul className="day-rows">
        {askedPrints.map(({ jobId, title }) => (
          <li key={jobId} className="day-asked">
            {say('day.askedPrint', { title })}
          </li>
        ))}
      </ul>
      <p className="owner-none">
        {more > 0 ? `${say('day.askedPrintsMore', { count: more })} ` : ''}
        {say('day.askedPrintsHow')}
      </p>
    </>
  );
}

function Corrections() {
  const desk = useDesk();
  const say = useSay();
  const page = useDayPage((looked) => looked.page);
  return (
    <section aria-labelledby="day-look">
      <h4 id="day-look">{say('day.look')}</h4>
      {page !== null && page.correctionsCount + page.askedPrintsCount === 0 ? (
        <p className="owner-none">{say('day.lookNone')}</p>
      ) : null}
      {page === null || page.askedPrintsCount === 0 ? null : <AskedPrints page={page} />}
      <ol className="day-rows">
        {page?.corrections.map((entry) => (
          <EntryRow key={entry.key} entry={entry} onLeave={() => closeBehind(desk)} />
        ))}
      </ol>
      {page === null || page.correctionsCount === 0 ? null : (
        <Button look="quiet" onPress={() => void lookBehind(desk, 'corrections')}>
          {say('day.allCorrections', { count: page.correctionsCount })}
        </Button>
      )}
    </section>
  );
}
