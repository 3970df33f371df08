import { v7 as newId } from 'uuid';
import type { ErrorBody } from '../core/contract/errors.ts';
import type { TillClient } from '../core/contract/till-api.ts';
import {
  AMOUNT_LIMIT_MINOR,
  formatMoney,
  parseMajor,
  toDecimal,
  type Currency,
} from '../core/domain/money.ts';
import { fail, ok, type Result } from '../core/domain/result.ts';
import { translatorFor, type Translate } from '../core/messages/translate.ts';
import type { SaleId } from '../core/domain/ids.ts';
import { WrongUsage, type Command, type ExitStatus } from './command.ts';
import { receiptFormatOf, writeReceipt, type ReceiptFormat } from './receipt-file.ts';
import { slipOfSale, type ToldSlip } from './printed-slip.ts';
import { shopLocale, tellValue, type Shell } from './shell.ts';

/** More decimals than any currency has: what can't be read with them isn't a number at all. */
const ANY_DECIMALS = 9;

export const sale: Command = {
  name: 'sale',
  syntax:
    '--card N --total 12.50 [--receipt FILE(.bin|.txt|.svg|.png)] [--print] [--confirm] [--command-id UUID] [--json]',
  about: 'cli.sale.about',
  options: {
    card: 'text',
    total: 'text',
    receipt: 'text',
    print: 'flag',
    confirm: 'flag',
    'command-id': 'text',
  },
  required: ['card', 'total'],
  operands: [],
  run: (shell, typed) => {
    const total = typed.required('total');
    if (!isAmount(total)) throw new WrongUsage('cli.wrong.total', { total: total.slice(0, 40) }, sale);
    const file = typed.text('receipt');
    const format = file === undefined ? undefined : receiptFormatOf(file);
    if (file !== undefined && format === undefined) throw new WrongUsage('cli.wrong.receipt', { file }, sale);

    return shell.withTill(
      async (till) => {
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
            ...(typed.flag('print') ? { isPrinted: true } : {}),
          },
          { commandId: typed.text('command-id') ?? newId() },
        );
        if (!recorded.ok) return shell.tellError(recorded.error);
        const text = (): string => asText(recorded.value, currency, locale, say);
        await tellSold({ shell, till, say }, recorded.value, { text, isPrinted: typed.flag('print') });
        return format === undefined || file === undefined
          ? 0
          : keepReceipt({ shell, till, say }, recorded.value, { file, format });
      },
      { withDevices: typed.flag('print') },
    );
  },
};

interface Asking {
  readonly shell: Shell;
  readonly till: TillClient;
  readonly say: Translate;
}

interface Telling {
  readonly text: () => string;
  readonly isPrinted: boolean;
}

/** What was sold and, where it is printed, what became of its slip. The sale stands, whatever that is. */
async function tellSold(
  { shell, till, say }: Asking,
  sold: Recorded,
  { text, isPrinted }: Telling,
): Promise<void> {
  if (!isPrinted) return tellValue(shell, ok(sold), text);
  const printed = async (): Promise<ToldSlip> => {
    try {
      return await slipOfSale(till, sold.saleId, say);
    } catch (error) {
      const { code, message } = shell.explain(error);
      return { slip: { jobId: null, state: 'unknown', reason: code }, words: message };
    }
  };
  if (shell.isJson) return shell.printer.json(ok({ ...sold, print: (await printed()).slip }));
  await shell.printer.print(text());
  const { slip, words } = await printed();
  const sentence = [say(`cli.sale.slip.${slip.state}`), words].filter((part) => part !== '').join(' ');
  if (slip.state === 'printed' || slip.state === 'sent') await shell.printer.print(sentence);
  else shell.printer.complain(sentence);
}

async function keepReceipt(
  { shell, till, say }: Asking,
  { saleId, receiptNumber }: Recorded,
  { file, format }: { readonly file: string; readonly format: ReceiptFormat },
): Promise<ExitStatus> {
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
}

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
  readonly saleId: SaleId;
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
