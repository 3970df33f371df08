import '../electron/host/node-version.cjs';
import { electronBinary } from '../electron/host/desktop-start/electron-binary.ts';
import { realDevices } from './hardware/real-devices.ts';
import { whyNoBrowser } from './helpers/browser.ts';
import { packageForTests } from './helpers/package-desktop.ts';
import {
  check,
  checkout,
  described,
  failedOne,
  passedOne,
  skippedFor,
  tests,
  type Outcome,
} from './helpers/parts.ts';
import {
  browserProblem,
  clockProblem,
  serialProblem,
  systemProblem,
  zbarProblem,
} from './helpers/system-needs.ts';

// `npm test`: everything, one part after the other, in sight; then what came of each, and the count as the last line.

const tell = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Packages the app as it ships. What isn't run is said here as its reason. */
async function packaging(): Promise<Outcome> {
  const packaged = await packageForTests();
  if (packaged.outcome === 'skipped') return skippedFor(packaged.why);
  if (packaged.outcome === 'packaged') return passedOne;
  tell(packaged.said);
  return failedOne;
}

async function system(): Promise<Outcome> {
  const electron = await electronBinary(checkout, () => tell('Fetching Electron, once: about 120 MB …'));
  if (electron === undefined)
    return skippedFor('no Electron to be had, so nothing is needed from the system');
  const problem = systemProblem(electron, tell);
  if (problem === undefined) return passedOne;
  tell(problem);
  return failedOne;
}

/** Chromium is no part of the product: a system that can't have it has the tests in it skipped, in sight. */
async function inBrowser(): Promise<Outcome> {
  const problem = browserProblem(tell) ?? whyNoBrowser();
  return problem === undefined ? tests('browser') : skippedFor(problem);
}

/** Without a clock that can be set, socat or zbarimg, the tests that want them are skipped, in sight. */
async function rooms(): Promise<Outcome> {
  const problems = [clockProblem(tell), serialProblem(tell), zbarProblem(tell)].filter(
    (problem) => problem !== undefined,
  );
  const outcome = await tests('rooms');
  return { ...outcome, skipped: [...outcome.skipped, ...problems] };
}

const outcomes = new Map<string, Outcome>();

async function part(name: string, run: () => Promise<Outcome>): Promise<Outcome> {
  tell(`\n── ${name}`);
  const startedAt = performance.now();
  let outcome: Outcome;
  try {
    outcome = await run();
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error));
    outcome = failedOne;
  }
  outcomes.set(name, outcome);
  tell(`── ${name}: ${described(outcome)} (${((performance.now() - startedAt) / 1000).toFixed(0)} s)`);
  return outcome;
}

await part('types', () => check('typescript/bin/tsc', '-b'));
await part('lint', () => check('oxlint/bin/oxlint', '--type-aware', '--deny-warnings'));
await part('format', () => check('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'));
await part('unit and contract tests', rooms);
await part('the till in a browser', inBrowser);
await part('real devices in the hardware lab', realDevices);
const ground = await part('what the desktop tests need from the system', system);
const app = await part('the packaged desktop app', packaging);
await part('desktop tests', async () => {
  if (app.skipped.length > 0) return { ...app, skipped: app.skipped };
  if (app.failed > 0) return skippedFor('the app couldn’t be packaged, see above');
  if (ground.failed > 0) return skippedFor('the system lacks what they need, see above');
  return tests('desktop');
});

tell('\nSummary');
for (const [name, outcome] of outcomes) {
  tell(`  ${name}: ${described(outcome)}`);
  for (const failure of outcome.failures) tell(`    FAILED ${failure}`);
}
const sum = (of: 'passed' | 'failed'): number =>
  [...outcomes.values()].reduce((total, outcome) => total + outcome[of], 0);
tell(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
