import { resolve } from 'node:path';
import { translatorFor } from '../core/messages/translate.ts';
import { WrongUsage, type Command } from './command.ts';
import { shopLocale, tellValue } from './shell.ts';

/** Writes everything that the shop knows into an empty folder. */
export const exportAll: Command = {
  name: 'export',
  syntax: 'DIR [--json]',
  about: 'cli.export.about',
  options: {},
  required: [],
  operands: ['DIR'],
  run: (shell, typed) => {
    const [folder = ''] = typed.operands;
    if (folder === '') throw new WrongUsage('cli.wrong.operand', { operand: 'DIR' }, exportAll);
    return shell.withTill(async (till) => {
      if (!shell.isJson) shell.printer.complain(shell.say('cli.export.making'));
      // The till that writes it may run in another directory than this one.
      const made = await till.data.export({ folder: resolve(folder) });
      if (!made.ok) return shell.tellError(made.error);
      const say = translatorFor(await shopLocale(till));
      await tellValue(shell, made, () => say('cli.export.done', { ...made.value }));
      return 0;
    });
  },
};
