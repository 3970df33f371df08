import { inGroups } from '../../../electron/core/domain/day-report.ts';
import { lookBehind } from '../../state/day-page.ts';
import { useDayPage, useDesk, useSay } from '../../ui/use-desk.ts';

const parts = [
  ['+', 'issued'],
  ['−', 'clawedBack'],
  ['−', 'redeemed'],
  ['+', 'returned'],
  ['−', 'expired'],
  ['+', 'adjusted'],
] as const;

/** The day's points as a sum that adds up before the reader's eyes; each part opens its list. */
export function PointsProof() {
  const desk = useDesk();
  const say = useSay();
  const page = useDayPage((looked) => looked.page);
  const points = page?.summary.points ?? null;
  const number = (value: number | undefined): string =>
    value === undefined ? '–' : say('till.number', { number: value });
  return (
    <div className="day-proof">
      <table className="proof">
        <caption>{say('owner.proof')}</caption>
        <tbody>
          <tr>
            <td />
            <th scope="row">{say('owner.opening')}</th>
            <td>{number(points?.opening)}</td>
          </tr>
          {parts.map(([sign, name]) => {
            const value = points?.[name];
            return (
              <tr key={name} data-zero={value === 0}>
                <td>{value !== undefined && value < 0 ? (sign === '+' ? '−' : '+') : sign}</td>
                <th scope="row">
                  <button
                    type="button"
                    className="day-door"
                    disabled={points === null}
                    onClick={() => void lookBehind(desk, name)}
                  >
                    {say(`owner.${name}`)}
                  </button>
                </th>
                <td>{value === undefined ? '–' : number(Math.abs(value))}</td>
              </tr>
            );
          })}
          <tr className="proof-sum">
            <td>=</td>
            <th scope="row">{say('owner.closing')}</th>
            <td>{number(points?.closing)}</td>
          </tr>
        </tbody>
      </table>
      <p className="day-seal">
        {say('day.seal')} <code>{inGroups(page?.summary.chainHead ?? '')}</code>
      </p>
    </div>
  );
}
