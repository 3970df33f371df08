import { Refusal } from '../core/contract/errors.ts';
import { ok } from '../core/domain/result.ts';
import { translatorFor } from '../core/messages/translate.ts';
import { WrongUsage, type Command, type ExitStatus, type Typed } from './command.ts';
import { shopLocale, tellValue, type Shell } from './shell.ts';

/** Makes a sample shop to look at, or takes it away; a shop that is there waits untouched. */
export const demo: Command = {
  name: 'demo',
  syntax: '[--seed N] [--currency EUR] [--time-zone Europe/Paris] [--locale en] [--remove] [--json]',
  about: 'cli.demo.about',
  options: { seed: 'text', currency: 'text', 'time-zone': 'text', locale: 'text', remove: 'flag' },
  required: [],
  operands: [],
  run: (shell, typed) => (typed.flag('remove') ? remove(shell) : make(shell, typed)),
};

async function remove(shell: Shell): Promise<ExitStatus> {
  try {
    return await shell.withTill(async (till) => {
      const removed = await till.sample.remove({});
      return removed.ok ? tellRemoved(shell, removed) : shell.tellError(removed.error);
    });
  } catch (error) {
    // Where there is no shop there is no sample shop either, and none is made to find that out.
    if (!(error instanceof Refusal && error.code === 'SHOP_NOT_SET_UP')) throw error;
    return tellRemoved(shell, ok({ removed: false }));
  }
}

type Removed = { readonly ok: true; readonly value: { readonly removed: boolean } };

async function tellRemoved(shell: Shell, removed: Removed): Promise<ExitStatus> {
  await tellValue(shell, removed, () =>
    shell.say(removed.value.removed ? 'cli.demo.removed' : 'cli.demo.none'),
  );
  return 0;
}

function make(shell: Shell, typed: Typed): Promise<ExitStatus> {
  const seed = typed.text('seed');
  if (seed !== undefined && !/^\d{1,15}$/.test(seed))
    throw new WrongUsage('cli.wrong.wholeNumber', { option: '--seed' }, demo);
  const currency = typed.text('currency');
  const timeZone = typed.text('time-zone');
  const locale = typed.text('locale');
  const input = {
    ...(seed === undefined ? {} : { seed: Number(seed) }),
    ...(currency === undefined ? {} : { currency }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(locale === undefined ? {} : { locale }),
  };
  return shell.withTill(
    async (till) => {
      if (!shell.isJson) shell.printer.complain(shell.say('cli.demo.making'));
      // What was typed may be no locale of ours: the contract says so in its own words.
      const made = await till.sample.open(input as Parameters<typeof till.sample.open>[0]);
      if (!made.ok) return shell.tellError(made.error);
      const say = translatorFor(await shopLocale(till));
      await tellValue(shell, made, () => say('cli.demo.done', { ...made.value, folder: shell.folder }));
      return 0;
    },
    { create: true },
  );
}
