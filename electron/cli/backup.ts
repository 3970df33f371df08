import { resolve } from 'node:path';
import { translatorFor } from '../core/messages/translate.ts';
import { WrongUsage, type Command } from './command.ts';
import { shopLocale, tellValue } from './shell.ts';

export const backup: Command = {
  name: 'backup',
  syntax: 'FILE [--json]',
  about: 'cli.backup.about',
  options: {},
  required: [],
  operands: ['FILE'],
  run: (shell, typed) => {
    const [file = ''] = typed.operands;
    if (file === '') throw new WrongUsage('cli.wrong.operand', { operand: 'FILE' }, backup);
    return shell.withTill(async (till) => {
      // The till that writes it may run in another directory than this one.
      const made = await till.data.backup({ file: resolve(file) });
      if (!made.ok) return shell.tellError(made.error);
      const locale = await shopLocale(till);
      await tellValue(shell, made, () =>
        translatorFor(locale)('cli.backup.done', {
          file: made.value.file,
          size: sizeText(made.value.sizeBytes, locale),
        }),
      );
      return 0;
    });
  },
};

function sizeText(bytes: number, locale: string): string {
  const [unit, size] = bytes < 1_000_000 ? ['kilobyte', bytes / 1_000] : ['megabyte', bytes / 1_000_000];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(size);
}
