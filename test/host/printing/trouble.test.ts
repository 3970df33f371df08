import { describe, expect, it } from 'vitest';
import type { JobReason, JobState, PrinterCondition } from '../../../electron/core/contract/print-parts.ts';
import type { Instant } from '../../../electron/core/domain/ids.ts';
import { troubleOf, type PrinterFacts } from '../../../electron/host/printing/printer-trouble.ts';
import { foundAtStart } from '../../../electron/host/printing/recovery.ts';

const fine: PrinterFacts = {
  hasStation: true,
  connection: { kind: 'usblp' },
  listed: { state: 'ready', problem: null },
  condition: null,
  waitsFor: null,
};
const well: PrinterCondition = { isOnline: true, paper: 'enough', isCoverOpen: false, error: 'none' };

describe('What keeps a printer from printing', () => {
  it.each<readonly [string, Partial<PrinterFacts>, JobReason | null]>([
    ['nothing', {}, null],
    ['nothing that it says of itself', { condition: well }, null],
    ['no station', { hasStation: false, waitsFor: 'PAPER_OUT' }, 'STATION_DOWN'],
    ['what its job waits for', { waitsFor: 'STALLED', condition: { ...well, paper: 'out' } }, 'STALLED'],
    [
      'an open cover, which is offline too',
      { condition: { ...well, isOnline: false, isCoverOpen: true } },
      'COVER_OPEN',
    ],
    ['no paper', { condition: { ...well, isOnline: false, paper: 'out' } }, 'PAPER_OUT'],
    ['not the end of a roll that is near', { condition: { ...well, paper: 'near-end' } }, null],
    ['a cutter', { condition: { ...well, error: 'cutter' } }, 'CUTTER_JAMMED'],
    ['an error that can be mended', { condition: { ...well, error: 'recoverable' } }, 'PRINTER_ERROR'],
    ['one that can’t', { condition: { ...well, error: 'unrecoverable' } }, 'UNRECOVERABLE'],
    ['being offline', { condition: { ...well, isOnline: false } }, 'OFFLINE'],
    ['being away', { listed: { state: 'absent', problem: null } }, 'PRINTER_ABSENT'],
    [
      'being away in the network',
      {
        connection: { kind: 'tcp', host: 'printer', port: 9_100 },
        listed: { state: 'absent', problem: null },
      },
      'PRINTER_UNREACHABLE',
    ],
    ['another program', { listed: { state: 'troubled', problem: 'IN_USE' } }, 'IN_USE'],
    [
      'what only a serial library has',
      { listed: { state: 'troubled', problem: 'SERIAL_LIBRARY_FAILED' } },
      'OPEN_FAILED',
    ],
    ['nothing that is known of it', { listed: undefined }, null],
  ])('is %s', (_what, facts, trouble) => {
    expect(troubleOf({ ...fine, ...facts })).toBe(trouble);
  });
});

describe('A job that is found when the till starts', () => {
  const madeAt = 1_000 as Instant;
  const later = 2_000 as Instant;
  it.each<readonly [JobState, boolean, Instant | undefined, JobState | undefined]>([
    ['queued', false, undefined, undefined],
    ['queued', false, later, 'unknown'],
    ['queued', false, 500 as Instant, undefined],
    ['printing', false, undefined, 'unknown'],
    ['printing', true, undefined, 'unknown'],
    ['waiting', false, undefined, 'queued'],
    ['waiting', false, later, 'unknown'],
    ['waiting', true, undefined, 'unknown'],
    ['printed', true, later, undefined],
    ['sent', true, later, undefined],
    ['unknown', true, later, undefined],
    ['failed', false, later, undefined],
    ['cancelled', false, later, undefined],
  ])(
    '%s, begun %s, after a backup was put back at %s, becomes %s',
    (state, hasBegun, restoredAt, becomes) => {
      expect(foundAtStart({ state, hasBegun, madeAt }, restoredAt)?.state).toBe(becomes);
    },
  );
});
