import { translatorFor } from '../core/messages/translate.ts';
import type { Command } from './command.ts';
import { dayReportText, sumOfPoints } from './day-report-text.ts';
import { writeReceipt } from './receipt-file.ts';
import { reportFileWanted } from './report-file.ts';
import { shopLocale, tellValue } from './shell.ts';

export const reportDay: Command = {
  name: 'report day',
  syntax:
    '[--date YYYY-MM-DD] [--html FILE [--paper a4|letter]|--csv FILE|--slip FILE(.bin|.txt|.svg|.png)] [--json]',
  about: 'cli.report.about',
  options: { date: 'text', html: 'text', paper: 'text', csv: 'text', slip: 'text', receipt: 'text' },
  required: [],
  operands: [],
  run: (shell, typed) => {
    const wanted = reportFileWanted(typed, reportDay);
    return shell.withTill(async (till) => {
      const date = typed.text('date');
      // A date of another form is refused by the contract, which names the field.
      const input = date === undefined ? {} : { date };
      const summary = await till.day.summary(input);
      if (!summary.ok) return shell.tellError(summary.error);
      const facts = await till.shop.get({});
      if (!facts.ok) return shell.tellError(facts.error);
      const say = translatorFor(await shopLocale(till));

      if (wanted !== undefined) {
        const { file, format, paper } = wanted;
        // Of the day that the summary is of, should a day begin between the two questions.
        const report = await till.day.report({
          date: summary.value.date,
          format,
          ...(paper === undefined ? {} : { paper }),
        });
        if (!report.ok) return shell.tellError(report.error);
        writeReceipt(file, format, report.value.content ?? '');
        await tellValue(shell, summary, () => say('cli.report.written', { file }));
      } else {
        await tellValue(shell, summary, () => dayReportText(summary.value, facts.value, say));
      }
      const sum = sumOfPoints(summary.value.points);
      const { closing } = summary.value.points;
      if (sum === closing) return 0;
      shell.printer.complain(say('cli.report.proofFails', { sum, closing }));
      return 1;
    });
  },
};
