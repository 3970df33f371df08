import { translatorFor } from '../core/messages/translate.ts';
import type { TillClient } from '../core/contract/till-api.ts';
import type { Command } from './command.ts';
import { padded } from './help.ts';
import { shopLocale, tellValue, type Shell } from './shell.ts';

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
      const verified = await watched(shell, till, till.data.verify(head === undefined ? {} : { head }));
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

/** Between two looks at how far it is. */
const LOOK_MS = 250;

/** Tells on a terminal how far the verification is, whichever process makes it, until it has answered. */
async function watched<Answer>(
  { printer, say }: Pick<Shell, 'printer' | 'say'>,
  till: TillClient,
  answer: Promise<Answer>,
): Promise<Answer> {
  let isOver = false;
  const looking = setInterval(() => {
    void till.data.verifyStatus({}).then((status) => {
      // A till that closes isn't asked again and again.
      if (!status.ok) return clearInterval(looking);
      if (!isOver && status.value.progress !== null)
        printer.progress(say('cli.verify.progress', status.value.progress));
    });
  }, LOOK_MS);
  try {
    return await answer;
  } finally {
    isOver = true;
    clearInterval(looking);
    printer.progress(null);
  }
}
