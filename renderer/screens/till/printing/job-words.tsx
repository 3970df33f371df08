import type { JobState } from '../../../../electron/core/contract/print-parts.ts';
import { AbsentIcon, ClockIcon, DoneIcon, PrinterIcon, StopIcon } from '../../../ui/icons.tsx';
import { useSay } from '../../../ui/use-desk.ts';

/** How much a state asks of whoever looks. */
function lookOfJob(state: JobState): 'fine' | 'wait' | 'look' | 'stop' {
  switch (state) {
    case 'printed':
    case 'sent':
      return 'fine';
    case 'queued':
    case 'printing':
    case 'cancelled':
      return 'wait';
    case 'waiting':
    case 'unknown':
      return 'look';
    case 'failed':
      return 'stop';
  }
}

function JobIcon({ state }: { readonly state: JobState }) {
  switch (state) {
    case 'printed':
    case 'sent':
      return <DoneIcon size={20} />;
    case 'queued':
    case 'waiting':
      return <ClockIcon size={20} />;
    case 'printing':
      return <PrinterIcon size={20} />;
    case 'cancelled':
      return <AbsentIcon size={20} />;
    case 'unknown':
    case 'failed':
      return <StopIcon size={20} />;
  }
}

/** Where a job is: in words, with a sign for each. */
export function JobStateMark({ state }: { readonly state: JobState }) {
  const say = useSay();
  return (
    <span className="print-state" data-look={lookOfJob(state)}>
      <JobIcon state={state} />
      {say(`printScreen.state.${state}`)}
    </span>
  );
}
