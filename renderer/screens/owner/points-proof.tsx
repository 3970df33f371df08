import type { DaySummary } from '../../../electron/core/contract/day-summary.ts';
import { useSay } from '../../ui/use-desk.ts';

/** The day's points as a sum that adds up before the reader's eyes. */
export function PointsProof({ points }: { readonly points: DaySummary['points'] }) {
  const say = useSay();
  const number = (value: number): string => say('till.number', { number: value });
  const rows = [
    ['+', say('owner.issued'), points.issued],
    ['−', say('owner.clawedBack'), points.clawedBack],
    ['−', say('owner.redeemed'), points.redeemed],
    ['+', say('owner.returned'), points.returned],
    ['−', say('owner.expired'), points.expired],
    [points.adjusted < 0 ? '−' : '+', say('owner.adjusted'), Math.abs(points.adjusted)],
  ] as const;
  return (
    <table className="proof">
      <caption>{say('owner.proof')}</caption>
      <tbody>
        <tr>
          <td />
          <th scope="row">{say('owner.opening')}</th>
          <td>{number(points.opening)}</td>
        </tr>
        {rows.map(([sign, name, value]) => (
          <tr key={name} data-zero={value === 0}>
            <td>{sign}</td>
            <th scope="row">{name}</th>
            <td>{number(value)}</td>
          </tr>
        ))}
        <tr className="proof-sum">
          <td>=</td>
          <th scope="row">{say('owner.closing')}</th>
          <td>{number(points.closing)}</td>
        </tr>
      </tbody>
    </table>
  );
}
