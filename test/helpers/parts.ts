import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** What came of one part of `npm test`. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** The tests that failed, each with its file and why: a log is read from its end. */
  readonly failures: readonly string[];
  /** Why it, or some of it, wasn't run. */
  readonly skipped: readonly string[];
}

export const passedOne: Outcome = { passed: 1, failed: 0, failures: [], skipped: [] };
export const failedOne: Outcome = { passed: 0, failed: 1, failures: [], skipped: [] };
export const skippedFor = (why: string): Outcome => ({
  passed: 0,
  failed: 0,
  failures: [],
  skipped: [why],
});

/** An outcome in a few words: its counts, and why some of it wasn't run. */
export function described({ passed, failed, skipped }: Outcome): string {
  const counts = passed + failed === 0 ? [] : [`${passed} passed, ${failed} failed`];
  return [...counts, ...skipped.map((why) => `SKIPPED: ${why}`)].join('; ') || 'nothing ran';
}

/** Runs one of the checkout's own tools on this Node, in sight of whoever waits. */
async function runTool(tool: string, ...words: readonly string[]): Promise<number | null> {
  const child = spawn(process.execPath, [join(checkout, 'node_modules', tool), ...words], {
    cwd: checkout,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [status]: unknown[] = await once(child, 'close');
  return typeof status === 'number' ? status : null;
}

/** A tool that is content or isn't: it counts as one. */
export async function check(tool: string, ...words: readonly string[]): Promise<Outcome> {
  return (await runTool(tool, ...words)) === 0 ? passedOne : failedOne;
}

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

/** Runs one of vitest's projects and counts its tests. */
export async function tests(project: string): Promise<Outcome> {
  const results = join(checkout, 'test-results');
  const report = join(results, `${project}.json`);
  mkdirSync(results, { recursive: true });
  rmSync(report, { force: true });
  return countedIn(report, await runTool('vitest/vitest.mjs', ...vitestWords(project, report)));
}

/** What vitest is told so that it runs a project and leaves a report in that file. */
export const vitestWords = (project: string, report: string): readonly string[] => [
  'run',
  `--project=${project}`,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
];

/** Counts the tests of a run by its report and its exit status. One that left no report failed. */
export const countedIn = (report: string, status: number | null): Outcome =>
  existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8')), status) : failedOne;

/** A file that breaks before its first test counts as a failed test, and so does a run that fails without one. */
function count(report: unknown, status: number | null): Outcome {
  const files = vitestReport.parse(report).testResults;
  const all = files.flatMap((file) => file.assertionResults.map((test) => ({ ...test, file: file.name })));
  const failures = [
    ...all
      .filter((test) => test.status === 'failed')
      .map((test) => failure(test.file, test.fullName, test.failureMessages?.[0])),
    ...files
      .filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
      .map((file) => failure(file.name, 'broke before its first test', file.message)),
  ];
  const skipped = all
    .filter((test) => test.status !== 'passed' && test.status !== 'failed')
    .map((test) => test.fullName);
  return {
    passed: all.filter((test) => test.status === 'passed').length,
    failed: status !== 0 && failures.length === 0 ? 1 : failures.length,
    failures,
    skipped,
  };
}

/** The message without the places in the code that led to it. */
const failure = (file: string, name: string, message = ''): string =>
  `${relative(checkout, file)}: ${name}: ${message.split('\n    at ', 1).join('').slice(0, 600)}`;
