import { v7 as newId } from 'uuid';
import type { ErrorBody } from '../core/contract/errors.ts';
import { procedures } from '../core/contract/till-api.ts';
import { fail } from '../core/domain/result.ts';
import { LINE_LIMIT_BYTES } from '../host/lines.ts';
import type { Command } from './command.ts';
import { usageOf } from './help.ts';
import { opensFreshFolder, statusOf, type Shell } from './shell.ts';

export const call: Command = {
  name: 'call',
  syntax: 'PROCEDURE [--input JSON|-] [--command-id UUID]',
  about: 'cli.call.about',
  options: { input: 'text', 'command-id': 'text' },
  required: [],
  operands: ['PROCEDURE'],
  isAlwaysJson: true,
  run: async (shell, typed) => {
    const [name = ''] = typed.operands;
    const procedure = procedures.get(name);
    if (procedure === undefined) {
      const details = { procedure: name.slice(0, 80) };
      const message = shell.say('refusal.PROCEDURE_UNKNOWN', details);
      return wrong(shell, { kind: 'refusal', code: 'PROCEDURE_UNKNOWN', message, details });
    }
    const input = readInput(await inputText(typed.text('input')), shell);
    if ('problem' in input) {
      return wrong(shell, { kind: 'refusal', code: 'INPUT_INVALID', message: input.problem, field: 'input' });
    }
    const commandId = typed.text('command-id') ?? (procedure.kind === 'command' ? newId() : undefined);
    const road = await shell.openRoad({ create: opensFreshFolder(name) });
    try {
      const result = await road.carry(name, input.value, commandId);
      await shell.printer.json(result);
      return result.ok ? 0 : statusOf(result.error);
    } finally {
      await road.close();
    }
  },
};

/** The line of JSON that every call gets, and the sentence for whoever typed it. */
async function wrong(shell: Shell, error: ErrorBody): Promise<2> {
  await shell.printer.json(fail(error));
  shell.printer.complain(error.message);
  shell.printer.complain(usageOf(call, shell.say));
  return 2;
}

/** What was given, or standard input for a dash; undefined where it is too long to be an input. */
async function inputText(given: string | undefined): Promise<string | undefined> {
  if (given !== '-') return given ?? '{}';
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > LINE_LIMIT_BYTES) return undefined;
    chunks.push(buffer);
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\ufeff/, '');
}

function readInput(
  text: string | undefined,
  { say }: Shell,
): { readonly value: unknown } | { readonly problem: string } {
  if (text === undefined || Buffer.byteLength(text) > LINE_LIMIT_BYTES)
    return { problem: say('cli.wrong.inputLong') };
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    // The parser quotes what it met, which may be anything.
    const reason = error instanceof SyntaxError ? error.message.replace(/\p{C}/gu, '').slice(0, 200) : '';
    return { problem: say('cli.wrong.inputJson', { reason }) };
  }
}
