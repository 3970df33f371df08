import { useEffect } from 'react';
import { shownKeys } from '../../state/keys.ts';
import { startRefund } from '../../state/refund.ts';
import { readPaperAgain, type Paper } from '../../state/paper.ts';
import { leaveStage } from '../../state/stage.ts';
import { undo, type TodaySale } from '../../state/today.ts';
import { Button } from '../../ui/button.tsx';
import { Person } from '../../ui/person.tsx';
import { dayOfInstant, timeOfDay } from '../../ui/dates.ts';
import { Unread } from '../../ui/unread.tsx';
import {
  useBook,
  useDesk,
  useLocale,
  useMoney,
  usePaper,
  useSay,
  useTimeZone,
  useToday,
} from '../../ui/use-desk.ts';
import { PrintSlipKey } from './printing/printing-doors.tsx';
import { Slip } from './slip.tsx';
import { UndoEffectLine } from './undo-effect.tsx';

const paperEffectId = 'paper-effect';

/** A slip by itself: the sale behind a scanned barcode, or a member's new card. */
export function PaperPanel() {
  const desk = useDesk();
  const say = useSay();
  const { of, document } = usePaper((paper) => paper);
  const isToPrint = of?.kind === 'card' && of.to === 'print' && document !== null;
  useEffect(() => {
    if (isToPrint) window.print();
  }, [isToPrint]);
  if (of === null) return null;
  return (
    <section className="done" aria-labelledby="paper-title" data-prints={of.kind === 'card'}>
      <div className="done-facts">
        <h2 id="paper-title" className="done-name">
          {titleOf(of, say)}
        </h2>
        {of.kind === 'sale' ? (
          <SaleFacts sale={of.sale} />
        ) : (
          <p className="done-balance">
            <Person name={of.name} />
          </p>
        )}
        {of.kind === 'card' ? <Button onPress={() => window.print()}>{say('owner.print')}</Button> : null}
        <Button onPress={() => leaveStage(desk)} shownKey={shownKeys.back}>
          {say('till.back')}
        </Button>
      </div>
      <div className="done-slip">
        {document === null ? (
          <Unread name="paper" again={() => void readPaperAgain(desk)} />
        ) : (
          <Slip document={document} />
        )}
      </div>
    </section>
  );
}

const titleOf = (of: NonNullable<Paper['of']>, say: ReturnType<typeof useSay>): string =>
  of.kind === 'card'
    ? say(of.to === 'look' ? 'counter.replacedTitle' : 'member.cardSlipTitle')
    : say('counter.saleTitle', { number: String(of.sale.receiptNumber).padStart(6, '0') });

function SaleFacts({ sale: asScanned }: { readonly sale: TodaySale }) {
  const desk = useDesk();
  const say = useSay();
  const money = useMoney();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const today = useBook(({ phase }) => (phase.kind === 'open' ? phase.shop.today : ''));
  const undoing = useToday(({ undoing: saleId }) => saleId !== null);
  // An undo, here or at another till, is known in the list of the day.
  const known = useToday(({ sales }) => sales.find(({ saleId }) => saleId === asScanned.saleId));
  const sale = known ?? asScanned;
  const isOfToday = known !== undefined || localDay(sale.occurredAt, timeZone) >= today;
  return (
    <>
      <p className="done-points">{money(sale.totalMinor)}</p>
      <p className="done-balance">
        {dayOfInstant(sale.occurredAt, timeZone, locale)} · {timeOfDay(sale.occurredAt, timeZone, locale)}
      </p>
      <p className="done-name">
        <bdi>{sale.memberName ?? (sale.memberId === null ? say('till.withoutCard') : '')}</bdi>
      </p>
      {sale.voided ? <p className="done-balance">{say('counter.saleVoided')}</p> : null}
      {sale.voided ? null : (
        <Button onPress={() => void startRefund(desk, sale.saleId)} shownKey={shownKeys.refund}>
          {say('refund.title')}
        </Button>
      )}
      <PrintSlipKey saleId={sale.saleId} />
      {isOfToday && !sale.voided ? (
        <>
          <Button isDisabled={undoing} describedBy={paperEffectId} onPress={() => void undo(desk, sale)}>
            {say('till.undo')}
          </Button>
          <UndoEffectLine saleId={sale.saleId} id={paperEffectId} />
        </>
      ) : null}
    </>
  );
}

/** `YYYY-MM-DD` of an instant in the shop's time zone. */
const localDay = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(instant));
