import { translatorFor } from '../core/messages/translate.ts';
import type { Command } from './command.ts';
import { dayReportText, sumOfPoints } from './day-report-text.ts';
import { shopLocale, tellValue } from './shell.ts';

export const reportDay: Command = {
  name: 'report day',
  syntax: '[--date YYYY-MM-DD] [--json]',
  about: 'cli.report.about',
  options: { date: 'text' },
  required: [],
  operands: [],
  run: (shell, typed) =>
    shell.withTill(async (till) => {
      const date = typed.text('date');
      // A date of another form is refused by the contract, which names the field.
      const summary = await till.day.summary(date === undefined ? {} : { date });
      if (!summary.ok) return shell.tellError(summary.error);
      const facts = await till.shop.get({});
      if (!facts.ok) return shell.tellError(facts.error);
      const say = translatorFor(await shopLocale(till));
      await tellValue(shell, summary, () => dayReportText(summary.value, facts.value, say));
      const sum = sumOfPoints(summary.value.points);
      const { closing } = summary.value.points;
      if (sum === closing) return 0;
      shell.printer.complain(say('cli.report.proofFails', { sum, closing }));
      return 1;
    }),
};
