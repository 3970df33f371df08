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

const remove = (shell: Shell): Promise<ExitStatus> =>
  shell.withTill(
    async (till) => {
      const removed = await till.sample.remove({});
      if (!removed.ok) return shell.tellError(removed.error);
      const text = shell.say(removed.value.removed ? 'cli.demo.removed' : 'cli.demo.none');
      await tellValue(shell, removed, () => text);
      return 0;
    },
    { create: true },
  );

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
