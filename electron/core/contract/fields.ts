import { z } from 'zod';
import { looksLikePaymentCard } from '../domain/card-number.ts';
import { FNC1 } from '../domain/gs1-formats.ts';
import { isWholeLogo, LOGO_MOST_HEIGHT_DOTS, LOGO_MOST_WIDTH_DOTS } from '../domain/logo.ts';
import { AMOUNT_LIMIT_MINOR } from '../domain/money.ts';
import type { BusinessDay, MemberId, SaleId } from '../domain/ids.ts';

// zod compiles what it parses with `eval`, which the window's content security policy forbids and reports. Where there
// is no page there is no such policy, and a host that parses each sale twice is quicker with it.
z.config({ jitless: 'document' in globalThis });

/**
 * The fields that many procedures share. A refinement's message is the key of a sentence in `messages/`, so that
 * what a person reads is in the shop's language.
 */

/** Line and paragraph separators end a line on paper, whatever their class is called. */
const noControl = (text: string): boolean => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);
const noControlButLines = (text: string): boolean => !/[^\P{Cc}\n\t]/u.test(text);
const wellFormed = (text: string): boolean => text.isWellFormed();
/** Embeddings, overrides and isolates can make a name read as another one on screen and paper. */
const noBidiControl = (text: string): boolean => !/[\u202A-\u202E\u2066-\u2069]/u.test(text);
/** Joiners and zero-width spaces alone are nothing that anybody could read. */
const canBeSeen = (text: string): boolean => /[^\p{C}\p{Z}]/u.test(text);
/** A scan goes wherever the cursor stands, and what stands there is kept. */
const noPaymentCard = (text: string): boolean => !looksLikePaymentCard(text);
const isPrintable = (text: string): boolean => !/\p{C}/u.test(text);

const lineOfAnything = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine(wellFormed, 'input.textBroken')
    .refine(noControl, 'input.textControl')
    .refine(noBidiControl, 'input.textBidi')
    .refine(canBeSeen, 'input.textEmpty')
    .overwrite((text) => text.trim().normalize('NFC'))
    .min(1);

/** One line of text as a person types it: trimmed, NFC, no control characters, no bank card scanned in by mistake. */
export const line = (longest: number) =>
  lineOfAnything(longest).refine(noPaymentCard, 'input.looksLikePayment');

/** Text of several lines. */
export const paragraph = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine(wellFormed, 'input.textBroken')
    .refine(noControlButLines, 'input.textControl')
    .refine(noBidiControl, 'input.textBidi')
    .refine(canBeSeen, 'input.textEmpty')
    .overwrite((text) => text.trim().normalize('NFC'))
    .min(1)
    .refine(noPaymentCard, 'input.looksLikePayment');

const noNegativeZero = (number: number): boolean => !Object.is(number, -0);

/** An amount in minor units of the shop's currency, zero or more. */
export const amountMinor = z
  .int()
  .min(0)
  .max(AMOUNT_LIMIT_MINOR)
  .refine(noNegativeZero, 'input.negativeZero');

export const uuid = z.uuid().overwrite((text) => text.toLowerCase());
export const memberId = uuid.brand<'MemberId'>() as unknown as z.ZodType<MemberId, string>;
export const saleId = uuid.brand<'SaleId'>() as unknown as z.ZodType<SaleId, string>;
/** Made by the client: any UUID, of any version. */
export const commandId = z.guid().overwrite((text) => text.toLowerCase());

/** What a scanner reads off a card, or a hand types: printable, at most 64 characters, kept as it is. */
export const cardNumber = lineOfAnything(64).refine(isPrintable, 'input.textControl');

/** As a scanner sends it: also a long web address, or the separators of goods' barcodes. */
export const scannedCode = z
  .string()
  .max(500)
  .refine(wellFormed, 'input.textBroken')
  .refine((text) => isPrintable(text.replaceAll(FNC1, '')), 'input.textControl')
  .refine(noBidiControl, 'input.textBidi')
  .refine(canBeSeen, 'input.textEmpty')
  .overwrite((text) => text.trim().normalize('NFC'))
  .min(1);

/** Three characters by which a scanner tells a barcode's kind, such as `]E0`. */
export const aimIdentifier = z
  .string()
  .max(3)
  .describe(
    'The AIM identifier of the barcode’s kind, such as `]E0`, where the scanner tells it beside the text.',
  );

/** What somebody types to find a member. Nothing typed yet finds nobody. */
export const searchText = z.string().max(200).refine(wellFormed, 'input.textBroken');

/** A logo as black and white dots: no picture file is ever read here. */
export const logo = z
  .strictObject({
    widthDots: z.int().min(8).max(LOGO_MOST_WIDTH_DOTS).multipleOf(8),
    heightDots: z.int().min(8).max(LOGO_MOST_HEIGHT_DOTS),
    bits: z
      .string()
      .max(16_000)
      .describe('Base64, eight dots a byte, the highest bit left, a set bit black.'),
  })
  .refine(isWholeLogo, { message: 'input.logoForm', path: ['bits'] });

const isRealDate = (text: string): boolean => {
  const [year, month, day] = text.split('-').map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day));
  return date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
};

/** `YYYY-MM-DD`. */
export const businessDay = z
  .string()
  .regex(/^[12]\d{3}-\d{2}-\d{2}$/, 'input.dateForm')
  .refine(isRealDate, 'input.dateUnreal') as unknown as z.ZodType<BusinessDay, string>;

/** `YYYY-MM-DD`, or `--MM-DD` where the year isn't known. */
export const birthday = z
  .string()
  .regex(/^(?:[12]\d{3}|-)-\d{2}-\d{2}$/, 'input.dateForm')
  .refine((text) => isRealDate(text.replace(/^--/, '2000-')), 'input.dateUnreal');

/** An instant as ISO-8601 with an offset or Z; answers are always in UTC. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine((text) => Date.parse(text) >= 0, 'input.timeLongAgo');

/** Integer thousandths: 1000 is one piece, 250 is a quarter of a kilogram. */
export const quantity = z
  .int()
  .min(1)
  .max(1_000_000_000)
  .describe('Integer thousandths: 1000 is one piece, 250 is a quarter of a kilogram.');

export const reason = paragraph(500);
export const phone = lineOfAnything(40).refine(
  (text) => /\d/.test(text.normalize('NFKD')) || /\p{Nd}/u.test(text),
  'input.phoneDigits',
);
export const email = line(200).refine((text) => /^[^\s@]+@[^\s@]+$/.test(text), 'input.emailForm');

/** Points, positive or negative but never zero. */
export const pointsChange = z
  .int()
  .min(-1_000_000_000)
  .max(1_000_000_000)
  .refine((points) => points !== 0, 'input.pointsZero');

/** Where a list goes on: opaque, given back as it came. */
export const cursor = z.string().min(1).max(200);
export const listLimit = z.int().min(1).max(200);
