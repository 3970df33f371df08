import type { ScannedGoods } from '../../../electron/core/contract/cards.ts';
import { isCounted, lineAmountMinor, type BillLine } from '../../state/bill.ts';
import { changePieces, removeSelected, selectLine } from '../../state/products.ts';
import { shownKeys } from '../../state/keys.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { useCounter, useDesk, useLocale, useMoney, useSay } from '../../ui/use-desk.ts';
import { useEffect, useRef } from 'react';
import './bill.css';

/** What the customer takes, line by line; the selected one can be counted up, down and off. */
export function BillList() {
  const say = useSay();
  const lines = useCounter((counter) => counter.lines);
  const selected = useCounter((counter) => counter.selected);
  const told = lines.find(({ id }) => id === selected)?.talkingPoints ?? null;
  const pricing = useCounter((counter) => counter.pricing);
  if (lines.length === 0) return null;
  return (
    <section className="bill" aria-label={say('counter.bill')}>
      <ul className="bill-lines">
        {lines.map((line) => (
          <Line key={line.id} line={line} isSelected={line.id === selected && pricing === null} />
        ))}
      </ul>
      {told === null ? null : (
        <p key={selected} className="bill-told" dir="auto">
          {told}
        </p>
      )}
    </section>
  );
}

function Line({ line, isSelected }: { readonly line: BillLine; readonly isSelected: boolean }) {
  const desk = useDesk();
  const say = useSay();
  const money = useMoney();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isSelected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  return (
    <li
      ref={row}
      className="bill-line"
      aria-current={isSelected}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => selectLine(desk, line.id)}
    >
      <span className="bill-what">
        <bdi className="bill-name">{line.name ?? say('counter.otherLine')}</bdi>
        <LineMeasure line={line} />
        {line.goods === null ? null : <LineGoods goods={line.goods} />}
      </span>
      {isSelected ? (
        <span className="bill-keys">
          {isCounted(line) ? (
            <>
              <Button onPress={() => changePieces(desk, -1)} label={say('counter.fewer')}>
                {shownKeys.fewer}
              </Button>
              <Button onPress={() => changePieces(desk, 1)} label={say('counter.more')}>
                {shownKeys.more}
              </Button>
            </>
          ) : null}
          <Button
            look="quiet"
            onPress={() => removeSelected(desk)}
            shownKey={shownKeys.removeLine}
            label={say('counter.removeLine')}
          >
            ×
          </Button>
        </span>
      ) : null}
      <span className="bill-amount">{money(lineAmountMinor(line))}</span>
    </li>
  );
}

function LineMeasure({ line }: { readonly line: BillLine }) {
  const say = useSay();
  const money = useMoney();
  const locale = useLocale();
  const { quantity, unitPriceMinor } = line;
  if (quantity === 1000) return null;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(quantity / 1000);
  const measure = isCounted(line) ? `${number} ×` : say('counter.kilograms', { kilograms: number });
  const price = money(unitPriceMinor);
  return (
    <span className="bill-measure">
      {measure} {isCounted(line) ? price : say('counter.kilogramPrice', { price })}
    </span>
  );
}

/** The lot and its day, as the goods' own barcode has them. */
function LineGoods({ goods }: { readonly goods: ScannedGoods }) {
  const say = useSay();
  const locale = useLocale();
  const { lot, expiresOn, isExpired, bestBefore } = goods;
  const dayOf = (day: string) => ({ date: dayInWords(day, locale) });
  return (
    <span className="bill-goods">
      {lot === null ? null : <span dir="auto">{say('counter.lot', { lot })}</span>}
      {expiresOn === null ? null : isExpired ? (
        <strong className="bill-expired">{say('counter.expired', dayOf(expiresOn))}</strong>
      ) : (
        <span>{say('counter.useBy', dayOf(expiresOn))}</span>
      )}
      {bestBefore === null ? null : <span>{say('counter.bestBefore', dayOf(bestBefore))}</span>}
    </span>
  );
}
