import type { RefundableSale } from '../../../electron/core/contract/refunds.ts';
import { formatQuantity } from '../../../electron/core/domain/quantity.ts';
import { shownKeys } from '../../state/keys.ts';
import { changeGoods, selectGoods } from '../../state/refund.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk, useLocale, useMoney, useRefund, useSay } from '../../ui/use-desk.ts';
import './bill.css';

/** The lines of a sale, with what of each comes back; what came back earlier can't again. */
export function RefundLines({ sale }: { readonly sale: RefundableSale }) {
  const say = useSay();
  const selected = useRefund((refund) => refund.selected);
  return (
    <ul className="bill-lines" aria-label={say('refund.lines')}>
      {sale.lines.map((line, at) => (
        <Line key={line.position} line={line} at={at} isSelected={at === selected} />
      ))}
    </ul>
  );
}

interface LineProps {
  readonly line: RefundableSale['lines'][number];
  readonly at: number;
  readonly isSelected: boolean;
}

function Line({ line, at, isSelected }: LineProps) {
  const desk = useDesk();
  const say = useSay();
  const money = useMoney();
  const locale = useLocale();
  const back = useRefund((refund) => refund.goods.get(line.position) ?? 0);
  const press = (step: 1 | -1): void => {
    selectGoods(desk, at);
    changeGoods(desk, step);
  };
  return (
    <li
      className="bill-line"
      aria-current={isSelected}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => selectGoods(desk, at)}
    >
      <span className="bill-what">
        <bdi className="bill-name">{line.name}</bdi>
        <span className="bill-measure">
          {say('refund.ofLine', {
            left: formatQuantity(line.leftQuantity, locale),
            sold: formatQuantity(line.quantity, locale),
          })}
        </span>
      </span>
      <span className="bill-amount">{money(line.leftMinor)}</span>
      <span className="bill-keys">
        <Button
          isDisabled={back === 0}
          onPress={() => press(-1)}
          label={say('refund.fewerOf', { name: line.name })}
        >
          {shownKeys.fewer}
        </Button>
        <output className="refund-back">{formatQuantity(back, locale)}</output>
        <Button
          isDisabled={back === line.leftQuantity}
          onPress={() => press(1)}
          label={say('refund.moreOf', { name: line.name })}
        >
          {shownKeys.more}
        </Button>
      </span>
    </li>
  );
}
