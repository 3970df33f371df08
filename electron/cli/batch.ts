import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { ErrorBody } from '../core/contract/errors.ts';
import { procedures } from '../core/contract/till-api.ts';
import { fail, type Result } from '../core/domain/result.ts';
import { LineCutter, type Line } from '../host/lines.ts';
import type { Command, ExitStatus } from './command.ts';
import type { Road } from './road.ts';
import { opensFreshFolder, statusOf, type Shell } from './shell.ts';

const request = z.strictObject({
  procedure: z.string(),
  input: z.unknown().optional(),
  commandId: z.string().optional(),
});

export const batch: Command = {
  name: 'batch',
  syntax: '',
  about: 'cli.batch.about',
  options: {},
  required: [],
  operands: [],
  isAlwaysJson: true,
  run: async (shell) => {
    const desk = openDesk(shell);
    let worst: ExitStatus = 0;
    try {
      for await (const line of linesOf(process.stdin)) {
        const result = await answerTo(line, desk, shell);
        // Waiting for each line to be taken is what keeps a slow reader from filling the memory.
        await shell.printer.json(result);
        if (shell.printer.isUnread()) return 3;
        if (!result.ok) worst = worse(worst, statusOf(result.error));
      }
      return worst;
    } finally {
      await desk.close();
    }
  },
};

const worse = (one: ExitStatus, other: ExitStatus): ExitStatus => (one > other ? one : other);

/** The lines with something in them, as soon as each one has ended. */
async function* linesOf(stream: AsyncIterable<unknown>): AsyncGenerator<Line> {
  const cutter = new LineCutter();
  for await (const chunk of stream) {
    if (chunk instanceof Uint8Array) yield* cutter.push(chunk).filter(isFilled);
  }
  const rest = cutter.rest();
  if (rest !== undefined && isFilled(rest)) yield rest;
}

const isFilled = (line: Line): boolean => 'problem' in line || line.text.trim() !== '';

async function answerTo(line: Line, desk: Desk, shell: Shell): Promise<Result<unknown, ErrorBody>> {
  const { say } = shell;
  if ('problem' in line) {
    return invalid(say(line.problem === 'too-long' ? 'cli.line.tooLong' : 'cli.line.notUtf8'));
  }
  let message: unknown;
  try {
    message = JSON.parse(line.text);
  } catch {
    return invalid(say('cli.line.notJson'));
  }
  const asked = request.safeParse(message);
  if (!asked.success) return invalid(say('cli.line.form'), fieldOf(asked.error.issues[0]));
  const { procedure, input = {}, commandId } = asked.data;
  const isCommand = procedures.get(procedure)?.kind === 'command';
  try {
    const road = await desk.road(procedure);
    return await road.carry(procedure, input, commandId ?? (isCommand ? newId() : undefined));
  } catch (error) {
    return fail(shell.explain(error));
  }
}

const invalid = (message: string, field?: string): Result<never, ErrorBody> =>
  fail({ kind: 'refusal', code: 'INPUT_INVALID', message, ...(field === undefined ? {} : { field }) });

function fieldOf(issue: z.core.$ZodIssue | undefined): string | undefined {
  const path = issue?.code === 'unrecognized_keys' ? issue.keys : issue?.path;
  return path?.[0] === undefined ? undefined : String(path[0]).slice(0, 60);
}

/** Where the lines are answered: it opens with the first one, and again with each that finds it shut. */
interface Desk {
  readonly road: (procedure: string) => Promise<Road>;
  readonly close: () => Promise<void>;
}

function openDesk(shell: Shell): Desk {
  let road: Road | undefined;
  let hasFailed = false;
  return {
    road: async (procedure) => {
      if (road !== undefined) return road;
      try {
        const create = opensFreshFolder(procedure);
        // Whoever has the shop was waited for once; the lines after it aren't held up as long again.
        road = await shell.openRoad({ create, isShared: true, ...(hasFailed ? { waitMs: 0 } : {}) });
        return road;
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    },
    close: async () => road?.close(),
  };
}
