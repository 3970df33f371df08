import { translatorFor } from '../core/messages/translate.ts';
import type { Command } from './command.ts';
import { padded } from './help.ts';
import { shopLocale, tellValue } from './shell.ts';

export const verify: Command = {
  name: 'verify',
  syntax: '[--head HASH] [--json]',
  about: 'cli.verify.about',
  options: { head: 'text' },
  required: [],
  operands: [],
  run: (shell, typed) =>
    shell.withTill(async (till) => {
      const head = typed.text('head');
      const verified = await till.data.verify(head === undefined ? {} : { head });
      if (!verified.ok) return shell.tellError(verified.error);
      const say = translatorFor(await shopLocale(till));
      const { ok, checks } = verified.value;
      await tellValue(shell, verified, () => {
        const widest = Math.max(0, ...checks.map(({ name }) => name.length)) + 2;
        const lines = checks.map(
          (check) => `${check.ok ? '✓' : '✗'} ${padded(check.name, widest)}${check.detail}`,
        );
        return [...lines, ...(ok ? [say('cli.verify.fine')] : [])].join('\n');
      });
      if (ok) return 0;
      const broken = checks.filter((check) => !check.ok);
      // A head that isn't found is more often a misread one than a broken book.
      const isOnlyHead = broken.every(({ name }) => name === 'head');
      const sentence = isOnlyHead ? 'cli.verify.headUnknown' : 'cli.verify.broken';
      if (!shell.isJson) shell.printer.complain(say(sentence, { count: broken.length }));
      return 1;
    }),
};
