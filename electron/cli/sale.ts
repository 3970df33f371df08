import { v7 as newId } from 'uuid';
import type { ErrorBody } from '../core/contract/errors.ts';
import {
  AMOUNT_LIMIT_MINOR,
  formatMoney,
  parseMajor,
  toDecimal,
  type Currency,
} from '../core/domain/money.ts';
import { fail, ok, type Result } from '../core/domain/result.ts';
import { translatorFor, type Translate } from '../core/messages/translate.ts';
import { WrongUsage, type Command } from './command.ts';
import { receiptFormatOf, writeReceipt } from './receipt-file.ts';
import { shopLocale, tellValue } from './shell.ts';

/** More decimals than any currency has: what can't be read with them isn't a number at all. */
const ANY_DECIMALS = 9;

export const sale: Command = {
  name: 'sale',
  syntax:
    '--card N --total 12.50 [--receipt FILE(.bin|.txt|.svg|.png)] [--confirm] [--command-id UUID] [--json]',
  about: 'cli.sale.about',
  options: { card: 'text', total: 'text', receipt: 'text', confirm: 'flag', 'command-id': 'text' },
  required: ['card', 'total'],
  operands: [],
  run: (shell, typed) => {
    const total = typed.required('total');
    if (!isAmount(total)) throw new WrongUsage('cli.wrong.total', { total: total.slice(0, 40) }, sale);
    const file = typed.text('receipt');
    const format = file === undefined ? undefined : receiptFormatOf(file);
    if (file !== undefined && format === undefined) throw new WrongUsage('cli.wrong.receipt', { file }, sale);

    return shell.withTill(async (till) => {
      const status = await till.system.status({});
      if (!status.ok) return shell.tellError(status.error);
      const locale = await shopLocale(till);
      const say = translatorFor(locale);
      const currency = status.value.shop?.currency ?? { code: 'EUR', exponent: 2 };
      const totalMinor = readTotal(total, currency, say);
      if (!totalMinor.ok) return shell.tellError(totalMinor.error);

      const recorded = await till.sales.record(
        {
          cardNumber: typed.required('card'),
          totalMinor: totalMinor.value,
          ...(typed.flag('confirm') ? { confirmed: true } : {}),
        },
        { commandId: typed.text('command-id') ?? newId() },
      );
      if (!recorded.ok) return shell.tellError(recorded.error);
      const { saleId, receiptNumber } = recorded.value;
      await tellValue(shell, recorded, () => asText(recorded.value, currency, locale, say));

      if (file === undefined || format === undefined) return 0;
      try {
        const receipt = await till.sales.receipt({ saleId, format });
        if (!receipt.ok) throw new ReceiptRefused(receipt.error.message);
        writeReceipt(file, format, receipt.value.content ?? '');
      } catch (error) {
        const reason = error instanceof ReceiptRefused ? error.message : shell.explain(error).message;
        shell.printer.complain(say('cli.sale.receiptFailed', { number: receiptNumber, reason }));
        return 3;
      }
      if (!shell.isJson) await shell.printer.print(say('cli.sale.receiptWritten', { file }));
      return 0;
    });
  },
};

class ReceiptRefused extends Error {
  override readonly name = 'ReceiptRefused';
}

function isAmount(text: string): boolean {
  const read = parseMajor(text, ANY_DECIMALS);
  return read.ok || read.error !== 'not-a-number';
}

/** The total in minor units, or the refusal that names the option. */
function readTotal(text: string, currency: Currency, say: Translate): Result<number, ErrorBody> {
  const read = parseMajor(text, currency.exponent);
  if (read.ok) return ok(read.value);
  if (read.error === 'too-many-decimals') {
    const details = { amount: text, currency: currency.code, exponent: currency.exponent };
    const message = say('refusal.AMOUNT_WRONG_DECIMALS', details);
    return fail({ kind: 'refusal', code: 'AMOUNT_WRONG_DECIMALS', message, field: 'total', details });
  }
  const problem = say('input.tooLarge', { maximum: toDecimal(AMOUNT_LIMIT_MINOR, currency.exponent) });
  const message = say('refusal.INPUT_INVALID', { field: '--total', problem });
  return fail({ kind: 'refusal', code: 'INPUT_INVALID', message, field: 'total' });
}

interface Recorded {
  readonly receiptNumber: number;
  readonly pointsEarned: number;
  readonly balance: number | null;
  readonly carriedMinor: number | null;
  readonly explanation: readonly { readonly text: string; readonly points: number }[];
}

function asText(value: Recorded, currency: Currency, locale: string, say: Translate): string {
  const { receiptNumber, pointsEarned, balance, carriedMinor, explanation } = value;
  const lines = [
    say('cli.sale.receipt', { number: receiptNumber, points: pointsEarned }),
    ...explanation.map(({ text }) => `  ${text}`),
  ];
  if (balance !== null) lines.push(say('cli.sale.balance', { points: balance }));
  if (carriedMinor !== null && carriedMinor !== 0) {
    lines.push(say('cli.sale.carried', { amount: formatMoney(carriedMinor, currency, locale) }));
  }
  return lines.join('\n');
}
