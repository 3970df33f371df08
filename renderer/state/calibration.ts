import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import {
  calibratedGapMs,
  calibrationOf,
  type KeyboardScanner,
} from '../../electron/core/domain/wedge-calibration.ts';
import { isModifier, isTerminator, type Stroke } from '../../electron/core/domain/wedge-keys.ts';
import type { Desk } from './desk.ts';
import { loadMachine } from './machine.ts';

/** A screen that wants every key for itself. It says of each whether it took it. */
export interface StrokeTaker {
  readonly take: ((stroke: Stroke) => boolean) | null;
}

/** What was heard last, to be said. */
export type CalibrationSaid = 'began' | 'goOn' | 'differs' | 'byHand' | 'learning';

/** A keyboard scanner that is learned: one code, three times. */
export interface Calibrating {
  readonly isOpen: boolean;
  readonly said: CalibrationSaid;
  /** The strokes of each scan that counts. */
  readonly samples: readonly (readonly Stroke[])[];
  readonly learned: KeyboardScanner | null;
  readonly problem: ErrorBody | null;
}

export const notCalibrating: Calibrating = {
  isOpen: false,
  said: 'began',
  samples: [],
  learned: null,
  problem: null,
};

export const samplesNeeded = 3;
/** After such a silence a code is over, also one of the slowest scanner that is learned. */
const silenceMs = calibratedGapMs.most + 150;
/** As many strokes as are sent for one scan. */
const mostStrokes = 600;

interface Recording {
  readonly strokes: Stroke[];
  timer: ReturnType<typeof setTimeout> | undefined;
}

const recordings = new WeakMap<Desk, Recording>();

/** From now on keys are recorded as they come, and none is a scan. */
export function startCalibration(desk: Desk): void {
  stopRecording(desk);
  recordings.set(desk, { strokes: [], timer: undefined });
  desk.calibrating.setState({ ...notCalibrating, isOpen: true });
  desk.strokeTaker.setState({ take: (stroke) => record(desk, stroke) });
}

export function endCalibration(desk: Desk): void {
  stopRecording(desk);
  desk.calibrating.setState(notCalibrating);
}

function stopRecording(desk: Desk): void {
  clearTimeout(recordings.get(desk)?.timer);
  recordings.delete(desk);
  desk.strokeTaker.setState({ take: null });
}

/**
 * Keeps a stroke. Enter, Tab or Space that begins nothing is a hand that walks over the screen; keys that leave no mark,
 * such as Esc, are a hand's too.
 */
function record(desk: Desk, stroke: Stroke): boolean {
  const recording = recordings.get(desk);
  if (recording === undefined) return false;
  const leavesMark = [...stroke.key].length === 1 || stroke.key === 'Dead';
  const begins = recording.strokes.every(isModifier);
  if (begins && (isTerminator(stroke) || stroke.key === ' ')) return false;
  if (!leavesMark && !isTerminator(stroke) && !isModifier(stroke)) return false;
  if (recording.strokes.length < mostStrokes) recording.strokes.push(stroke);
  clearTimeout(recording.timer);
  recording.timer = setTimeout(() => void endSample(desk), silenceMs);
  return leavesMark || isTerminator(stroke);
}

/** A code is over: it counts, or it is said why it doesn't. */
async function endSample(desk: Desk): Promise<void> {
  const recording = recordings.get(desk);
  if (recording === undefined) return;
  const sample = recording.strokes.splice(0);
  if (sample.every(isModifier)) return;
  const { samples } = desk.calibrating.getState();
  if (calibrationOf([sample]).kind !== 'learned') return tell(desk, { said: 'byHand' });
  // Who scans something else means that from now on.
  if (calibrationOf([...samples, sample]).kind === 'differs')
    return tell(desk, { said: 'differs', samples: [sample] });
  const together = [...samples, sample];
  if (calibrationOf(together).kind === 'byHand') return tell(desk, { said: 'byHand' });
  desk.tones.yes();
  if (together.length < samplesNeeded)
    return desk.calibrating.setState({ said: 'goOn', samples: together, problem: null });
  desk.calibrating.setState({ said: 'learning', samples: together, problem: null });
  desk.strokeTaker.setState({ take: null });
  await learn(desk, together);
}

function tell(desk: Desk, heard: Partial<Calibrating>): void {
  desk.tones.no();
  desk.calibrating.setState({ ...heard, problem: null });
}

async function learn(desk: Desk, samples: Calibrating['samples']): Promise<void> {
  const result = await desk.till.devices.calibrate({
    samples: samples.map((strokes) => ({
      strokes: strokes.map(({ at, ...stroke }) => ({ ...stroke, atMs: at })),
    })),
  });
  if (!desk.calibrating.getState().isOpen) return;
  if (!result.ok) {
    startCalibration(desk);
    desk.tones.no();
    return desk.calibrating.setState({ problem: result.error });
  }
  await loadMachine(desk);
  desk.calibrating.setState({ learned: result.value.keyboard });
}

/** The till hears scanners as a new one does. */
export async function forgetCalibration(desk: Desk): Promise<ErrorBody | null> {
  const result = await desk.till.devices.calibrate({ samples: null });
  if (!result.ok) {
    desk.tones.no();
    return result.error;
  }
  desk.tones.yes();
  await loadMachine(desk);
  return null;
}
