import type { PrintJob } from '../../../../electron/core/contract/printing.ts';
import { toggleDrawer } from '../../../state/drawer.ts';
import { shownKeys } from '../../../state/keys.ts';
import {
  askedAbout,
  cancelJob,
  canReprint,
  hasDrawer,
  loadPrinting,
  mayCancel,
  reprintJob,
  troublesOf,
} from '../../../state/printing.ts';
import { leaveStage } from '../../../state/stage.ts';
import { Button } from '../../../ui/button.tsx';
import { timeOfDay } from '../../../ui/dates.ts';
import { NotRead } from '../../../ui/unread.tsx';
import { useDesk, useLocale, usePrinting, useSay, useTimeZone } from '../../../ui/use-desk.ts';
import { JobStateMark } from './job-words.tsx';
import { PrinterPicture } from './printer-picture.tsx';
import { AnswerKeys } from './printing-note.tsx';

/** What was printed and what waits, each with what can be done about it. */
export function PrintsPanel() {
  const desk = useDesk();
  const say = useSay();
  const printing = usePrinting((state) => state);
  const { jobs, problem } = printing;
  return (
    <section className="today prints" aria-labelledby="prints-title">
      <div className="today-head">
        <h2 id="prints-title">{say('printScreen.list')}</h2>
        <div className="prints-doors">
          {hasDrawer(printing) ? (
            <Button onPress={() => toggleDrawer(desk)} shownKey={shownKeys.drawer}>
              {say('printScreen.drawer')}
            </Button>
          ) : null}
          <Button look="quiet" onPress={() => leaveStage(desk)} shownKey={shownKeys.back}>
            {say('till.back')}
          </Button>
        </div>
      </div>
      {troublesOf(printing).map(({ deviceId, printerName, reason }) => (
        <div key={deviceId} className="printing-trouble">
          <PrinterPicture of={reason.code} />
          <div className="printing-words">
            <p className="printing-waiting">
              <bdi>{printerName}</bdi>
            </p>
            <p className="printing-what">{reason.message}</p>
            <p>{reason.remedy}</p>
          </div>
        </div>
      ))}
      <NotRead of={{ value: jobs, problem, again: () => loadPrinting(desk) }} />
      {jobs?.length === 0 ? <p className="today-none">{say('printScreen.none')}</p> : null}
      <ul>
        {(jobs ?? []).map((job) => (
          <JobRow key={job.jobId} job={job} isMany={printing.printers.length > 1} />
        ))}
      </ul>
    </section>
  );
}

interface JobRowProps {
  readonly job: PrintJob;
  readonly isMany: boolean;
}

function JobRow({ job, isMany }: JobRowProps) {
  const say = useSay();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const refused = usePrinting((printing) => printing.refused);
  const { jobId, title, state, reason, printerName, isCopy, madeAt } = job;
  // What keeps the printer from printing stands above, once for all that wait.
  const ownReason = state === 'waiting' ? null : reason;
  return (
    <li className="print-job" data-state={state}>
      <span className="today-time">{timeOfDay(madeAt, timeZone, locale)}</span>
      <span className="print-what">
        <span className="print-title">
          <bdi>{title}</bdi>
        </span>
        {isCopy || isMany ? (
          <span className="today-points">
            {isCopy ? say('printScreen.copy') : null}
            {isCopy && isMany ? ' · ' : null}
            {isMany ? <bdi>{printerName}</bdi> : null}
          </span>
        ) : null}
      </span>
      <JobStateMark state={state} />
      <JobKeys job={job} />
      {ownReason === null ? null : (
        <p className="print-reason">
          {ownReason.message} {ownReason.remedy}
        </p>
      )}
      {refused?.of === jobId ? (
        <p className="print-reason sentence-stop" role="alert">
          {refused.error.message}
        </p>
      ) : null}
    </li>
  );
}

function JobKeys({ job }: { readonly job: PrintJob }) {
  const desk = useDesk();
  const say = useSay();
  const isUnderWay = usePrinting(({ underWay }) => underWay[job.jobId] !== undefined);
  const isAskedFirst = usePrinting((printing) => askedAbout(printing)[0]?.jobId === job.jobId);
  const { title } = job;
  // The keyboard answers about the oldest, as at the till.
  if (job.state === 'unknown') return <AnswerKeys job={job} keys={isAskedFirst ? 'shown' : 'none'} />;
  return (
    <span className="printing-keys">
      {mayCancel(job) ? (
        <Button
          isDisabled={isUnderWay}
          label={say('printScreen.takeBackNamed', { title })}
          onPress={() => void cancelJob(desk, job)}
        >
          {say('printScreen.takeBack')}
        </Button>
      ) : null}
      {canReprint(job) ? (
        <Button
          isDisabled={isUnderWay}
          label={say('printScreen.againNamed', { title })}
          onPress={() => void reprintJob(desk, job)}
        >
          {say('printScreen.again')}
        </Button>
      ) : null}
    </span>
  );
}
