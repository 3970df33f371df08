import type { DeviceProblem } from '../../core/contract/device-parts.ts';
import type { ExplainedProblem } from '../../core/contract/devices.ts';
import { Refusal } from '../../core/contract/errors.ts';
import type { TillApi } from '../../core/contract/till-api.ts';
import type { Instant } from '../../core/domain/ids.ts';
import { calibrationOf, type KeyboardScanner } from '../../core/domain/wedge-calibration.ts';
import { translatorFor, type Locale } from '../../core/messages/translate.ts';
import type { FeatureServices, Task } from '../context.ts';
import { readKeyboardScanner, rememberKeyboardScanner } from '../devices/device-plan.ts';
import { printTestPage } from '../printing/printed-test.ts';
import { readCode } from '../scans.ts';
import { writingFacts } from './machine-file.ts';

export const devices: FeatureServices<'devices'> = {
  list({ devices: desk, locale, machineFolder }) {
    const { station, devices: used, found, problems } = desk.list();
    return {
      station,
      devices: used.map((device) => ({ ...device, problem: inWords(device.problem, locale) })),
      found: found.map((device) => ({ ...device, problem: inWords(device.problem, locale) })),
      problems: problems.map((code) => wordsFor(code, locale)),
      keyboard: readKeyboardScanner(machineFolder),
    };
  },

  submitScan(context, { payload, aim = null, window = null, readAt }) {
    const at = readAt === undefined ? context.now : (Date.parse(readAt) as Instant);
    const scan = { text: payload, aim, source: 'keyboard', window, deviceId: null, readAt: at } as const;
    if (context.scans.take(scan, context) === 'refused')
      throw new Refusal('CARD_LOOKS_LIKE_PAYMENT', { field: 'payload' });
    return { readAt: new Date(at).toISOString() };
  },
};

function wordsFor(code: DeviceProblem, locale: Locale): ExplainedProblem {
  const say = translatorFor(locale);
  return { code, message: say(`devices.problem.${code}`), remedy: say(`devices.remedy.${code}`) };
}

const inWords = (code: DeviceProblem | null, locale: Locale): ExplainedProblem | null =>
  code === null ? null : wordsFor(code, locale);

export const configure: Task<TillApi['devices']['configure']> = async (
  { devices: desk, machineFolder },
  { deviceId, profile = {}, ...wish },
) => ({
  deviceId: writingFacts(machineFolder, () => desk.configure({ ...wish, deviceId, profile })),
});

export const remove: Task<TillApi['devices']['remove']> = async (
  { devices: desk, machineFolder },
  { deviceId },
) => {
  writingFacts(machineFolder, () => desk.remove(deviceId));
  return { deviceId };
};

const USUAL_WAIT_SECONDS = 10;

export const test: Task<TillApi['devices']['test']> = async (
  context,
  { deviceId, waitSeconds = USUAL_WAIT_SECONDS },
) => {
  const { devices: desk, locale, printing } = context;
  const waitMs = waitSeconds * 1_000;
  const tried = await desk.test(deviceId, waitMs);
  const printer = printing.printers().find((each) => each.deviceId === deviceId);
  // On paper that is only pretended there is nothing to look at, and without a station nobody who could print.
  const isOnPaper =
    printer !== undefined && printer.connection.kind !== 'virtual' && desk.list().station !== 'absent';
  const isPrinted = isOnPaper && tried.outcome === 'works';
  const { state, outcome, problem, scan } = isPrinted
    ? { ...tried, ...(await printTestPage(context, printer, waitMs)) }
    : tried;
  return {
    ...{ deviceId, state, outcome, problem: inWords(problem, locale) },
    symbology: scan === undefined ? null : readCode(scan, context).symbology,
    characters: scan === undefined ? null : [...scan.text].length,
  };
};

export const calibrate: Task<TillApi['devices']['calibrate']> = async (
  { machineFolder, announce },
  { samples },
) => {
  const keyboard = samples === null ? null : learned(samples);
  writingFacts(machineFolder, () => rememberKeyboardScanner(machineFolder, keyboard));
  announce({ name: 'machine.changed' });
  announce({ name: 'devices.changed' });
  return { keyboard };
};

interface RecordedStroke {
  readonly key: string;
  readonly code: string;
  readonly shift: boolean;
  readonly atMs: number;
}

function learned(samples: readonly { readonly strokes: readonly RecordedStroke[] }[]): KeyboardScanner {
  const calibration = calibrationOf(
    samples.map(({ strokes }) => strokes.map(({ atMs: at, ...stroke }) => ({ ...stroke, at }))),
  );
  switch (calibration.kind) {
    case 'learned':
      return calibration.scanner;
    case 'differs':
      throw new Refusal('CALIBRATION_DIFFERS', { field: 'samples' });
    case 'byHand':
      throw new Refusal('CALIBRATION_BY_HAND', { field: 'samples' });
  }
}
