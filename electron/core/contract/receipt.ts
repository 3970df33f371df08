import { z } from 'zod';
import { logo } from './fields.ts';

/**
 * A slip as its content, before any printer or screen: blocks from top to bottom. Every text is final, in the shop's
 * locale; a renderer decides only columns, weight and paper. Made by `domain/receipt.ts`.
 */
export const receiptBlock = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    text: z.string(),
    align: z.enum(['left', 'center']),
    size: z.enum(['normal', 'large']),
    bold: z.boolean(),
  }),
  /** A label at the left edge, a value at the right. */
  z.strictObject({ kind: z.literal('pair'), left: z.string(), right: z.string(), bold: z.boolean() }),
  z.strictObject({ kind: z.literal('rule') }),
  /** At the head, in the middle of the paper; `name` is what it shows, for who can't see it. */
  z.strictObject({ kind: z.literal('logo'), logo, name: z.string() }),
  z.strictObject({ kind: z.literal('barcode'), symbology: z.enum(['code128', 'ean13']), value: z.string() }),
  /** A QR code that holds `value`, printable ASCII; what it says stands beside it in letters or bars. */
  z.strictObject({ kind: z.literal('qr'), value: z.string() }),
]);
export type ReceiptBlock = z.output<typeof receiptBlock>;

export const receiptDocument = z.strictObject({
  locale: z.string(),
  /** What a screen reader and a file name call it. */
  title: z.string(),
  blocks: z.array(receiptBlock),
});
export type ReceiptDocument = z.output<typeof receiptDocument>;

/** What a slip's `content` can be besides its document: see `renderedSlip`. */
export const slipFormat = z
  .enum(['document', 'text', 'escpos', 'svg', 'png'])
  .describe('What `content` holds besides the document.');
export type SlipFormat = z.output<typeof slipFormat>;

export const renderedSlip = z.strictObject({
  document: receiptDocument,
  content: z
    .string()
    .nullable()
    .describe('Text or SVG; ESC/POS bytes or a PNG as base64; null for `document`.'),
});
