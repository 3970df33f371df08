import type { BackupListed, Missing } from '../core/contract/rescue.ts';
import { translatorFor, type Translate } from '../core/messages/translate.ts';
import type { Command } from './command.ts';
import { shopLocale, tellValue } from './shell.ts';

/** Says how the shop's file is, and what could be put in its place. */
export const rescue: Command = {
  name: 'rescue',
  syntax: '[--json]',
  about: 'cli.rescue.about',
  options: {},
  required: [],
  operands: [],
  run: (shell) =>
    shell.withTill(
      async (till) => {
        const looked = await till.rescue.look({});
        if (!looked.ok) return shell.tellError(looked.error);
        const listed = await till.rescue.backups({});
        if (!listed.ok) return shell.tellError(listed.error);
        const say = translatorFor(await shopLocale(till));
        const { damage } = looked.value;
        const value = { ...looked.value, ...listed.value };
        await tellValue(shell, { ok: true, value }, () =>
          [damage.text, ...value.backups.map((backup) => lineOf(backup, say))].join('\n'),
        );
        return damage.kind === 'none' ? 0 : 1;
      },
      { toRescue: true },
    ),
};

/** The last resort. */
export const rescueSalvage: Command = {
  name: 'rescue salvage',
  syntax: '[--json]',
  about: 'cli.salvage.about',
  options: {},
  required: [],
  operands: [],
  run: (shell) =>
    shell.withTill(
      async (till) => {
        const saved = await till.rescue.salvage({});
        if (!saved.ok) return shell.tellError(saved.error);
        const say = translatorFor(await shopLocale(till));
        const { keptAs, tables, checks } = saved.value;
        if (keptAs === null) {
          await tellValue(shell, saved, () => say('rescue.found.none'));
          return 0;
        }
        await tellValue(shell, saved, () =>
          [
            ...tables
              .filter(({ saved: count, lost }) => count + lost > 0)
              .map(({ table, saved: count, lost }) =>
                say('cli.salvage.table', { table, saved: count, lost }),
              ),
            ...checks.map(({ name, detail }) => `✗ ${name}: ${detail}`),
            say(checks.length === 0 ? 'cli.salvage.whole' : 'cli.salvage.broken', { count: checks.length }),
            say('cli.restore.kept', { file: keptAs }),
          ].join('\n'),
        );
        return checks.length === 0 ? 0 : 1;
      },
      { toRescue: true },
    ),
};

/** For the sentences about what is missing: -1 is what nobody can count any more. */
export const countsOf = ({ sales, members }: Missing) => ({ sales: sales ?? -1, members: members ?? -1 });

function lineOf({ file, holds, missing }: BackupListed, say: Translate): string {
  if (holds === null) return say('cli.rescue.noUse', { file });
  const held = say('cli.rescue.backup', { file, sales: holds.sales ?? 0, members: holds.members ?? 0 });
  return missing === null ? held : `${held} ${say('cli.restore.missing', countsOf(missing))}`;
}
