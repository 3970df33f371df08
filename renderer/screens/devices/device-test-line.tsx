import { testSeconds, type DeviceTest } from '../../state/devices.ts';
import type { Translate } from '../../../electron/core/messages/translate.ts';
import { DoneIcon, PrinterIcon, ScannerIcon, StopIcon } from '../../ui/icons.tsx';
import { useDevices, useSay } from '../../ui/use-desk.ts';
import type { Tested } from './device-words.ts';
import { ProblemSentence } from './problem-list.tsx';

interface DeviceTestLineProps {
  readonly deviceId: string;
  readonly tested: Tested;
  /** The device says its problem itself. */
  readonly isProblemSaid: boolean;
}

/** How the test of a device goes, and what came of it. */
export function DeviceTestLine({ deviceId, tested, isProblemSaid }: DeviceTestLineProps) {
  const say = useSay();
  const test = useDevices(({ tests }) => tests[deviceId]);
  return (
    <div role="status" className="device-test-place">
      {test === undefined ? null : (
        <Line
          test={test}
          tested={tested}
          sentence={sentenceOf(test, tested, say)}
          isProblemSaid={isProblemSaid}
        />
      )}
    </div>
  );
}

interface LineProps extends Pick<DeviceTestLineProps, 'isProblemSaid' | 'tested'> {
  readonly test: DeviceTest;
  readonly sentence: string;
}

function Line({ test, tested, sentence, isProblemSaid }: LineProps) {
  const isFine = test.kind === 'tested' && test.answer.outcome === 'works';
  const problem = test.kind === 'tested' && !isProblemSaid ? test.answer.problem : null;
  return (
    <>
      <p className="device-test" data-look={test.kind === 'waiting' ? 'wait' : isFine ? 'fine' : 'look'}>
        {test.kind === 'waiting' ? <WaitIcon tested={tested} /> : isFine ? <DoneIcon /> : <StopIcon />}
        {sentence}
      </p>
      {problem === null ? null : <ProblemSentence problem={problem} />}
    </>
  );
}

const WaitIcon = ({ tested }: Pick<DeviceTestLineProps, 'tested'>) =>
  tested === 'paper' ? <PrinterIcon /> : <ScannerIcon />;

function sentenceOf(test: DeviceTest, tested: Tested, say: Translate): string {
  switch (test.kind) {
    case 'waiting':
      if (tested === 'paper') return say('printScreen.testing');
      return tested === 'reading'
        ? say('deviceScreen.testing.scanner', { seconds: testSeconds })
        : say('deviceScreen.testing.other');
    case 'failed':
      return test.problem.message;
    case 'tested': {
      const { outcome, symbology, characters } = test.answer;
      if (tested === 'paper') return say(`printScreen.tested.${outcome}`);
      if (outcome !== 'works' || characters === null) return say(`deviceScreen.tested.${outcome}`);
      return symbology === null
        ? say('deviceScreen.tested.worksReadCode', { characters })
        : say('deviceScreen.tested.worksRead', { symbology, characters });
    }
  }
}
