import { askedAbout, tellWhetherPrinted, troublesOf, type Trouble } from '../../../state/printing.ts';
import type { PrintJob } from '../../../../electron/core/contract/printing.ts';
import { shownKeys } from '../../../state/keys.ts';
import { Button } from '../../../ui/button.tsx';
import { useCounter, useDesk, usePrinting, useSay } from '../../../ui/use-desk.ts';
import { PrinterPicture } from './printer-picture.tsx';
import './printing.css';

/**
 * What the printer wants of the cashier: to be mended, while a slip waits for it, and to be told how a slip ended. It has
 * a place of its own below the customer, takes no focus and keeps nothing waiting but paper.
 */
export function PrintingNote() {
  const printing = usePrinting((state) => state);
  const [first] = troublesOf(printing);
  const trouble = first?.isInTheWay === true ? first : undefined;
  const [job] = askedAbout(printing);
  const isMany = printing.printers.length > 1;
  if (trouble === undefined && job === undefined) return null;
  return (
    // Where both stand there, each takes less room.
    <div
      className="printing-note"
      data-room={trouble === undefined || job === undefined ? 'ample' : 'scarce'}
    >
      {trouble === undefined ? null : <TroubleNote trouble={trouble} isMany={isMany} />}
      {job === undefined ? null : <QuestionNote key={job.jobId} job={job} all={printing.asked} />}
    </div>
  );
}

interface TroubleNoteProps {
  readonly trouble: Trouble;
  /** One of several printers is told by its name. */
  readonly isMany: boolean;
}

function TroubleNote({ trouble: { reason, printerName, waiting }, isMany }: TroubleNoteProps) {
  const say = useSay();
  return (
    <section className="printing-trouble" aria-label={say('printScreen.trouble')}>
      <PrinterPicture of={reason.code} />
      <div className="printing-words">
        <p className="printing-what">{reason.message}</p>
        <p>{reason.remedy}</p>
        <p className="printing-waiting">
          {waiting > 0 ? say('printScreen.waiting', { slips: waiting }) : null}
          {waiting > 0 && isMany ? ' · ' : null}
          {isMany ? <bdi>{printerName}</bdi> : null}
        </p>
      </div>
    </section>
  );
}

interface QuestionNoteProps {
  readonly job: PrintJob;
  /** How many are asked about, this one counted in. */
  readonly all: number;
}

function QuestionNote({ job, all }: QuestionNoteProps) {
  const say = useSay();
  const refused = usePrinting((printing) => printing.refused);
  return (
    <section className="printing-question" aria-label={say('printScreen.question')}>
      <PrinterPicture of={job.reason?.code ?? 'SILENT'} />
      <div className="printing-words">
        <p className="printing-what">{questionWords(job, say)}</p>
        {job.reason === null ? null : <p className="printing-remedy">{job.reason.remedy}</p>}
        {refused?.of === job.jobId ? (
          <p className="sentence-stop" role="alert">
            {refused.error.message}
          </p>
        ) : null}
        {all > 1 ? <p className="printing-waiting">{say('printScreen.asked', { number: 1, all })}</p> : null}
      </div>
      <AnswerKeys job={job} keys="shown" />
    </section>
  );
}

export const questionWords = (
  { kind, title }: Pick<PrintJob, 'kind' | 'title'>,
  say: ReturnType<typeof useSay>,
): string =>
  kind === 'drawer' ? say('printScreen.didDrawerOpen') : say('printScreen.didItPrint', { title });

interface AnswerKeysProps {
  readonly job: PrintJob;
  /** The keyboard's keys are for the question that stands at the till. */
  readonly keys: 'shown' | 'none';
}

/** Yes and no: the same at the till and in the list. */
export function AnswerKeys({ job, keys }: AnswerKeysProps) {
  const desk = useDesk();
  const say = useSay();
  const isUnderWay = usePrinting(({ underWay }) => underWay[job.jobId] !== undefined);
  // Y is for the total while the shop asks about that.
  const isTotalAsked = useCounter(({ recording }) => recording.kind === 'question');
  const isKeyShown = keys === 'shown' && !isTotalAsked;
  return (
    <div className="printing-keys">
      <Button
        isDisabled={isUnderWay}
        onPress={() => void tellWhetherPrinted(desk, job, 'printed')}
        {...(isKeyShown ? { shownKey: shownKeys.printed } : {})}
      >
        {say('printScreen.yes')}
      </Button>
      <Button
        isDisabled={isUnderWay}
        onPress={() => void tellWhetherPrinted(desk, job, 'missing')}
        {...(isKeyShown ? { shownKey: shownKeys.printAgain } : {})}
      >
        {say(job.kind === 'drawer' ? 'printScreen.no' : 'printScreen.noAgain')}
      </Button>
    </div>
  );
}
