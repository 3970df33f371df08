import { z } from 'zod';
import { commonRefusals, faultCodes } from '../core/contract/errors.ts';
import { procedures as contract } from '../core/contract/till-api.ts';
import { ok } from '../core/domain/result.ts';
import type { Command } from './command.ts';
import { padded } from './help.ts';
import { tellValue } from './shell.ts';

/** The contract as others script against it. */
function describe() {
  return {
    procedures: [...contract].map(([name, { kind, role, refusals, input, output }]) => ({
      name,
      kind,
      role,
      refusals: [...refusals],
      input: z.toJSONSchema(input, { io: 'input' }),
      output: z.toJSONSchema(output, { io: 'output' }),
    })),
    commonRefusals: [...commonRefusals],
    faults: [...faultCodes],
  };
}

export const procedures: Command = {
  name: 'procedures',
  syntax: '[--json]',
  about: 'cli.procedures.about',
  options: {},
  required: [],
  operands: [],
  run: async (shell) => {
    const value = describe();
    await tellValue(shell, ok(value), () => {
      const widest = Math.max(...value.procedures.map(({ name }) => name.length)) + 2;
      return value.procedures
        .map(({ name, kind, role, refusals }) =>
          `${padded(name, widest)}${padded(kind, 9)}${padded(role, 9)}${refusals.join(' ')}`.trimEnd(),
        )
        .join('\n');
    });
    return 0;
  },
};
