import { WrongUsage, type Command, type Typed } from './command.ts';
import { tellValue } from './shell.ts';
import { translatorFor } from '../core/messages/translate.ts';

export const init: Command = {
  name: 'init',
  syntax:
    '--shop NAME --currency EUR --time-zone Europe/Paris [--locale en] [--points-per-unit 1] [--cut-over 04:00] [--json]',
  about: 'cli.init.about',
  options: {
    shop: 'text',
    currency: 'text',
    'time-zone': 'text',
    locale: 'text',
    'points-per-unit': 'text',
    'cut-over': 'text',
  },
  required: ['shop', 'currency', 'time-zone'],
  operands: [],
  run: (shell, typed) => {
    const pointsPerUnit = wholeNumber(typed, 'points-per-unit');
    const locale = typed.text('locale');
    const cutOver = typed.text('cut-over');
    const input = {
      name: typed.required('shop'),
      currency: typed.required('currency'),
      timeZone: typed.required('time-zone'),
      ...(locale === undefined ? {} : { locale }),
      ...(pointsPerUnit === undefined ? {} : { pointsPerUnit }),
      ...(cutOver === undefined ? {} : { cutOver }),
    };
    return shell.withTill(
      async (till) => {
        // What was typed may be no locale of ours: the contract says so in its own words.
        const made = await till.shop.setUp(input as Parameters<typeof till.shop.setUp>[0]);
        if (!made.ok) return shell.tellError(made.error);
        const program = await till.program.get({});
        await tellValue(shell, made, () => {
          const say = translatorFor(made.value.shop.locale);
          const { name, currency, timeZone, cutOver: endsAt } = made.value.shop;
          const rule = program.ok ? program.value.sentence : '';
          return [
            say('cli.init.done', { name, folder: shell.folder }),
            say('cli.init.rule', { rule, currency: currency.code, timeZone, cutOver: endsAt }),
          ].join('\n');
        });
        return 0;
      },
      { create: true },
    );
  },
};

function wholeNumber(typed: Typed, option: string): number | undefined {
  const text = typed.text(option);
  if (text === undefined) return undefined;
  if (!/^[+-]?\d{1,15}$/.test(text))
    throw new WrongUsage('cli.wrong.wholeNumber', { option: `--${option}` }, init);
  return Number(text);
}
