import { resolve } from 'node:path';
import type { TillClient } from '../core/contract/till-api.ts';
import { translatorFor } from '../core/messages/translate.ts';
import { countsOf } from './rescue.ts';
import { WrongUsage, type Command, type ExitStatus } from './command.ts';
import { shopLocale, tellValue, type Shell } from './shell.ts';

/** Puts a backup in the shop's place; the file that was there is kept. */
export const restore: Command = {
  name: 'restore',
  syntax: 'FILE [--json]',
  about: 'cli.restore.about',
  options: {},
  required: [],
  operands: ['FILE'],
  run: (shell, typed) => {
    const [file = ''] = typed.operands;
    if (file === '') throw new WrongUsage('cli.wrong.operand', { operand: 'FILE' }, restore);
    // The till that does it may run in another directory than this one.
    return shell.withTill((till) => putBack(shell, till, resolve(file)), { toRescue: true });
  },
};

/** The same with the newest one of the backups folder that is good. */
export const restoreNewest: Command = {
  name: 'restore newest',
  syntax: '[--json]',
  about: 'cli.restoreNewest.about',
  options: {},
  required: [],
  operands: [],
  run: (shell) =>
    shell.withTill(
      async (till) => {
        const listed = await till.rescue.backups({});
        if (!listed.ok) return shell.tellError(listed.error);
        for (const { file, holds } of listed.value.backups) {
          if (holds === null) continue;
          const made = await till.rescue.restore({ file });
          // One that turns out to be no use is passed over for the next.
          if (!made.ok && made.error.code === 'BACKUP_UNFIT') continue;
          return tellRestored(shell, till, made);
        }
        if (!shell.isJson) shell.printer.complain(shell.say('cli.restoreNewest.none'));
        else await shell.printer.json({ ok: false });
        return 1;
      },
      { toRescue: true },
    ),
};

const putBack = async (shell: Shell, till: TillClient, file: string): Promise<ExitStatus> =>
  tellRestored(shell, till, await till.rescue.restore({ file }));

async function tellRestored(
  shell: Shell,
  till: TillClient,
  made: Awaited<ReturnType<TillClient['rescue']['restore']>>,
): Promise<ExitStatus> {
  if (!made.ok) return shell.tellError(made.error);
  const say = translatorFor(await shopLocale(till));
  const { keptAs, holds, missing } = made.value;
  await tellValue(shell, made, () =>
    [
      say('cli.restore.done', { sales: holds.sales ?? 0, members: holds.members ?? 0 }),
      ...(missing === null ? [] : [say('cli.restore.missing', countsOf(missing))]),
      ...(keptAs === null ? [] : [say('cli.restore.kept', { file: keptAs })]),
    ].join('\n'),
  );
  return 0;
}
