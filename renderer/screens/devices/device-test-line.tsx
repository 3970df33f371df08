import type { DeviceRole } from '../../../electron/core/contract/device-parts.ts';
import { testSeconds, type DeviceTest } from '../../state/devices.ts';
import type { Translate } from '../../../electron/core/messages/translate.ts';
import { DoneIcon, ScannerIcon, StopIcon } from '../../ui/icons.tsx';
import { useDevices, useSay } from '../../ui/use-desk.ts';
import { ProblemSentence } from './problem-list.tsx';

interface DeviceTestLineProps {
  readonly deviceId: string;
  readonly role: DeviceRole;
  /** The device says its problem itself. */
  readonly isProblemSaid: boolean;
}

/** How the test of a device goes, and what came of it. */
export function DeviceTestLine({ deviceId, role, isProblemSaid }: DeviceTestLineProps) {
  const say = useSay();
  const test = useDevices(({ tests }) => tests[deviceId]);
  return (
    <div role="status" className="device-test-place">
      {test === undefined ? null : (
        <Line test={test} sentence={sentenceOf(test, role, say)} isProblemSaid={isProblemSaid} />
      )}
    </div>
  );
}

interface LineProps extends Pick<DeviceTestLineProps, 'isProblemSaid'> {
  readonly test: DeviceTest;
  readonly sentence: string;
}

function Line({ test, sentence, isProblemSaid }: LineProps) {
  const isFine = test.kind === 'tested' && test.answer.outcome === 'works';
  const problem = test.kind === 'tested' && !isProblemSaid ? test.answer.problem : null;
  return (
    <>
      <p className="device-test" data-look={test.kind === 'waiting' ? 'wait' : isFine ? 'fine' : 'look'}>
        {test.kind === 'waiting' ? <ScannerIcon /> : isFine ? <DoneIcon /> : <StopIcon />}
        {sentence}
      </p>
      {problem === null ? null : <ProblemSentence problem={problem} />}
    </>
  );
}

function sentenceOf(test: DeviceTest, role: DeviceRole, say: Translate): string {
  switch (test.kind) {
    case 'waiting':
      return role === 'scanner'
        ? say('deviceScreen.testing.scanner', { seconds: testSeconds })
        : say('deviceScreen.testing.other');
    case 'failed':
      return test.problem.message;
    case 'tested': {
      const { outcome, symbology, characters } = test.answer;
      if (outcome !== 'works' || characters === null) return say(`deviceScreen.tested.${outcome}`);
      return symbology === null
        ? say('deviceScreen.tested.worksReadCode', { characters })
        : say('deviceScreen.tested.worksRead', { symbology, characters });
    }
  }
}
