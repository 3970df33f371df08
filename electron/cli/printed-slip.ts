import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import type { PrintJob, printing } from '../core/contract/printing.ts';
import type { TillClient } from '../core/contract/till-api.ts';
import type { SaleId } from '../core/domain/ids.ts';
import type { Translate } from '../core/messages/translate.ts';

type Queue = z.output<typeof printing.queue.output>;

/** What became of the slip of a sale, as far as it is known by now. `reason` is a code. */
export interface PrintedSlip {
  readonly jobId: string | null;
  readonly state: 'printed' | 'sent' | 'unknown' | 'waiting' | 'failed';
  readonly reason?: string;
}

export interface ToldSlip {
  readonly slip: PrintedSlip;
  /** Why, and what to do; empty where nothing is the matter. */
  readonly words: string;
}

const LOOK_MS = 100;
/** A slip of a roll's length has come out by then. */
const LONGEST_MS = 20_000;
/** What waits for so long waits for a person; a printer that is only being opened doesn't. */
const WAITS_MS = 3_000;
/** A station that was started for this command needs a moment. */
const STARTS_MS = 8_000;

/** Waits until the slip of a sale has come to its end, or waits for somebody. */
export async function slipOfSale(till: TillClient, saleId: SaleId, say: Translate): Promise<ToldSlip> {
  const beganAt = performance.now();
  let waitsFor = '';
  let waitsSince = beganAt;
  for (;;) {
    const queue = await till.printing.queue({ saleId });
    if (!queue.ok) {
      const { code, message } = queue.error;
      return { slip: { jobId: null, state: 'unknown', reason: code }, words: message };
    }
    const told = toldOf(queue.value, say);
    const { state, reason = '' } = told.slip;
    const now = performance.now();
    if (`${state} ${reason}` !== waitsFor) [waitsFor, waitsSince] = [`${state} ${reason}`, now];
    const patience = reason === 'STATION_DOWN' ? STARTS_MS : reason === '' ? LONGEST_MS : WAITS_MS;
    if (state !== 'waiting' || now - waitsSince >= patience || now - beganAt >= LONGEST_MS) return told;
    await pause(LOOK_MS);
  }
}

function toldOf({ jobs, printers }: Queue, say: Translate): ToldSlip {
  const job = jobs.find((each) => each.kind === 'sale' && !each.isCopy);
  if (job === undefined) {
    const code = printers.length === 0 ? 'PRINTER_NONE' : 'JOB_UNKNOWN';
    return { slip: { jobId: null, state: 'failed', reason: code }, words: say(`refusal.${code}`) };
  }
  const state = stateOf(job);
  const trouble = printers.find(({ deviceId }) => deviceId === job.deviceId)?.trouble ?? null;
  const why = job.reason ?? (state === 'waiting' ? trouble : null);
  const slip = { jobId: job.jobId, state, ...(why === null ? {} : { reason: why.code }) };
  return { slip, words: why === null ? '' : `${why.message} ${why.remedy}` };
}

/** A job that is on its way waits, be it for its turn. */
function stateOf({ state }: PrintJob): PrintedSlip['state'] {
  switch (state) {
    case 'queued':
    case 'printing':
    case 'waiting':
      return 'waiting';
    case 'cancelled':
      return 'failed';
    case 'printed':
    case 'sent':
    case 'unknown':
    case 'failed':
      return state;
  }
}
