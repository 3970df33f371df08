import { randomUUID } from 'node:crypto';
import { vi } from 'vitest';
import type { PrinterProfile } from '../../electron/core/contract/device-parts.ts';
import type { PrinterCondition } from '../../electron/core/contract/print-parts.ts';
import type { FromStation, WantedDevice } from '../../electron/core/contract/station.ts';
import { openDevices } from '../../native/devices.ts';
import { realDrivers } from '../../native/real-drivers.ts';
import { jobWord, type JobNews } from './job-word.ts';
import type { PrinterPlace } from './printer-emulator/cable.ts';

/** A station's real devices, whose printers are where a test says; its times are short. */
export interface PrintingStation {
  readonly want: (place: PrinterPlace | undefined, profile?: PrinterProfile) => void;
  readonly print: (bytes: Uint8Array | readonly number[], jobId?: string) => string;
  readonly begin: (jobId: string) => void;
  readonly cancel: (jobId: string) => void;
  /** How a job went so far: `waiting PAPER_OUT`, and `+` where it had begun. */
  readonly words: (jobId: string) => readonly string[];
  /** Resolves when a job is told as this, whatever follows. */
  readonly told: (jobId: string, word: string) => Promise<void>;
  readonly conditions: () => readonly PrinterCondition[];
  /** Looks where printers are, as after a notice of the system. */
  readonly look: () => void;
  readonly close: () => Promise<void>;
}

const deviceId = 'counter';

/** `writes`: whether the till that the station belongs to writes down at once that a job begins, or not by itself. */
export function printingStation({
  writes = 'at-once',
}: { readonly writes?: 'at-once' | 'not-yet' } = {}): PrintingStation {
  const said: FromStation[] = [];
  const devices = openDevices({
    drivers: { ...realDrivers, find: [] },
    tell: (message) => {
      said.push(message);
      // As a till does that has written it down.
      if (writes === 'at-once' && message.kind === 'job' && message.state === 'printing' && message.hasBegun)
        devices.hear({ kind: 'begin', jobId: message.jobId });
    },
    watch: () => ({ isTold: () => false, close: () => undefined }),
    now: Date.now,
    patience: {
      quietMs: 50,
      quietPauseMs: 10,
      openPausesMs: [20],
      lookPausesMs: [20],
      slowLookMs: 20,
      settleMs: 5,
    },
    printerPatience: {
      answerWithinMs: 300,
      askPauseMs: 20,
      heldUpAfterMs: 400,
      silentAfterMs: 1_500,
      provenWithinMs: 3_000,
      watchPauseMs: 30,
      openingMs: 100,
      reachPausesMs: [20, 50],
    },
  });
  const wordsOf = (jobId: string): string[] =>
    said
      .filter((message): message is JobNews => message.kind === 'job' && message.jobId === jobId)
      .map(jobWord);
  return {
    want: (place, profile = {}) => {
      const printer: WantedDevice | undefined =
        place === undefined
          ? undefined
          : { deviceId, role: 'printer', connection: { ...place }, profile: { printer: profile } };
      devices.hear({ kind: 'want', devices: printer === undefined ? [] : [printer], leftAlone: [] });
    },
    print: (bytes, jobId = randomUUID()) => {
      devices.hear({ kind: 'print', jobId, deviceId, bytes: Buffer.from(bytes).toString('base64') });
      return jobId;
    },
    begin: (jobId) => devices.hear({ kind: 'begin', jobId }),
    cancel: (jobId) => devices.hear({ kind: 'cancel', jobId }),
    words: wordsOf,
    told: (jobId, word) =>
      vi.waitFor(
        () => {
          const words = wordsOf(jobId);
          if (!words.includes(word)) throw new Error(`told so far: ${words.join(', ')}`);
        },
        { timeout: 20_000, interval: 5 },
      ),
    conditions: () => said.flatMap((message) => (message.kind === 'printer' ? [message.condition] : [])),
    look: () => devices.hear({ kind: 'look' }),
    close: devices.close,
  };
}
