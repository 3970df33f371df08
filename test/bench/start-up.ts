import { existsSync } from 'node:fs';
import { numberIn, runNode } from './children.ts';
import { expectAnswer, timesOf, type Figure, type Section } from './figures.ts';

const TIMES = 5;
const commandLine = '../../electron/cli/regulars.ts';

/** How long until a till on the full file answers: in the host alone, by the command line, in the desktop window. */
export async function startUpSection(folder: string): Promise<Section> {
  const opened: number[] = [];
  const answered: number[] = [];
  const called: number[] = [];
  const remarks: string[] = [];
  const hasCommandLine = existsSync(new URL(commandLine, import.meta.url));
  for (let round = 0; round < TIMES; round += 1) {
    const { output } = await runNode('./start-up-child.ts', [folder]);
    expectAnswer(numberIn(output, 'isSetUp') === 1, 'a till that starts knows its shop');
    opened.push(numberIn(output, 'openedMs'));
    answered.push(numberIn(output, 'answeredMs'));
    if (!hasCommandLine) continue;
    const call = await runNode(commandLine, ['call', 'system.status', '--data', folder]);
    expectAnswer(call.output.includes('"ok":true'), 'the command line answers');
    called.push(call.tookMs);
  }
  if (!hasCommandLine) remarks.push('SKIPPED the command line: electron/cli/regulars.ts is not there');
  const desktop = await desktopFigures(folder, remarks);
  return {
    title: 'Start-up on the full file',
    figures: [
      { what: 'createTill until system.status answers, p50', value: timesOf(opened).p50, unit: 'ms' },
      {
        what: 'process start until system.status answers, p50',
        value: timesOf(answered).p50,
        unit: 'ms',
        limit: 1_500,
      },
      ...(hasCommandLine
        ? [
            {
              what: '`regulars call system.status`, p50',
              value: timesOf(called).p50,
              unit: 'ms',
              limit: 1_500,
            } as const,
          ]
        : []),
      ...desktop,
    ],
    remarks,
  };
}

/** The packaged window, where there is one: from its launch until it is there, and until its bridge has an answer. */
async function desktopFigures(folder: string, remarks: string[]): Promise<readonly Figure[]> {
  const { launchTill, whyNoDesktop } = await import('../helpers/desktop.ts');
  const reason = whyNoDesktop();
  if (reason !== undefined) {
    remarks.push(`SKIPPED the desktop window: ${reason}`);
    return [];
  }
  const answered: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const startedAt = performance.now();
    let till: Awaited<ReturnType<typeof launchTill>>;
    try {
      till = await launchTill({ folder });
    } catch (error) {
      remarks.push(`SKIPPED the desktop window, which didn't start: ${String(error).slice(0, 400)}`);
      return [];
    }
    try {
      const status = await till.call('system.status', {});
      answered.push(performance.now() - startedAt);
      expectAnswer(status.ok, 'the window answers');
    } finally {
      await till.close();
    }
  }
  return [
    {
      what: 'desktop: launch until the window answers, p50',
      value: timesOf(answered).p50,
      unit: 'ms',
      limit: 1_500,
    },
  ];
}
