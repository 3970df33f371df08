import { z } from 'zod';
import { verifyProgress } from './data.ts';
import { scan, scanRefused } from './devices.ts';
import { memberId, saleId } from './fields.ts';
import { sampleProgress } from './sample.ts';

/** What the host tells every shell when something changed. Ids only: who wants more asks, and is authorised. */
export const tillEvent = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('shop.changed') }),
  z.strictObject({ name: z.literal('program.changed'), version: z.int() }),
  z.strictObject({ name: z.literal('member.changed'), memberId }),
  z.strictObject({ name: z.literal('sale.changed'), saleId, memberId: memberId.nullable() }),
  z.strictObject({ name: z.literal('rewards.changed') }),
  z.strictObject({ name: z.literal('products.changed') }),
  z.strictObject({ name: z.literal('day.closed'), date: z.string() }),
  z.strictObject({ name: z.literal('points.expired'), points: z.int() }),
  z.strictObject({ name: z.literal('scan.read'), ...scan.shape }),
  z.strictObject({ name: z.literal('scan.refused'), ...scanRefused.shape }),
  /** A device came, went or was changed: `devices.list` tells. */
  z.strictObject({ name: z.literal('devices.changed') }),
  /** A print job or a printer changed: `printing.queue` tells. */
  z.strictObject({ name: z.literal('printing.changed') }),
  /** How this machine looks or sounds. */
  z.strictObject({ name: z.literal('machine.changed') }),
  /** How far a check of the books is; null when it has ended. */
  z.strictObject({ name: z.literal('verify.progress'), progress: verifyProgress.nullable() }),
  /** How far a sample shop is made. */
  z.strictObject({ name: z.literal('sample.progress'), ...sampleProgress.shape }),
  /** The sample shop took the place of the shop's own book, or gave it back. */
  z.strictObject({ name: z.literal('shop.exchanged') }),
  /** A backup was made, or couldn't be, here or in the second folder. */
  z.strictObject({ name: z.literal('backup.changed') }),
  /** How far an export is written. */
  z.strictObject({ name: z.literal('export.progress'), doneRows: z.int(), rows: z.int() }),
  z.strictObject({ name: z.literal('host.restarted') }),
]);
export type TillEvent = z.output<typeof tillEvent>;
