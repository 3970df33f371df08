import { describe, expect, it } from 'vitest';
import { whyNoSerialPair } from '../helpers/serial-pair.ts';
import { planOf } from '../soak/receipts/plan.ts';
import { isTrue, misunderstood } from '../soak/receipts/receipt-report.ts';
import { soakReceipts } from '../soak/receipts/receipt-soak.ts';
import { againByWord, harmToReceipts, type EndedJob, type WhatCame } from '../soak/receipts/receipt-tally.ts';

const whyNot = whyNoSerialPair();
const noHarm = { lost: [], untrue: [], doubled: [], unasked: [], late: [] };

describe('receipts that are printed through all sorts of troubles', () => {
  // `npm run test:soak -- --receipts N` does the same for as many as there is time for.
  it.skipIf(whyNot !== undefined)(
    'are each on paper once as the till says, or asked about',
    async () => {
      const counters = await soakReceipts({ seed: 20_26, receipts: 40 });
      for (const counter of counters) {
        expect(harmToReceipts(counter)).toEqual(noHarm);
        expect(misunderstood(counter)).toEqual([]);
        expect(isTrue(counter)).toBe(true);
      }
      expect(counters.reduce((sum, { sales }) => sum + sales, 0)).toBe(40);
    },
    300_000,
  );
});

describe('the plan of such a soak', () => {
  const plan = planOf(7, 500, 'killed too');

  it('is the same for the same seed', () => {
    expect(planOf(7, 500, 'killed too')).toEqual(plan);
    expect(planOf(8, 500, 'killed too')).not.toEqual(plan);
  });

  it('sells as much as it is told, and has each of the troubles', () => {
    expect(plan.reduce((sum, { sales, salesMeanwhile }) => sum + sales + salesMeanwhile, 0)).toBe(500);
    expect(new Set(plan.flatMap(({ fault }) => fault ?? [])).size).toBe(17);
  });

  it('kills no process that is to be left alone', () => {
    const kills = planOf(7, 500, 'left alone').filter(
      ({ fault, onTop }) => onTop !== null || /^(?:host|station)/.test(fault ?? ''),
    );
    expect(kills).toEqual([]);
  });
});

describe('the tally of such a soak', () => {
  const job = (number: number, state: EndedJob['state'], reason: EndedJob['reason'] = null): EndedJob => ({
    jobId: `${number} ${state}`,
    ...{ number, state, reason },
  });
  const whole = (...numbers: readonly number[]) => numbers.map((number) => ({ number, isWhole: true }));
  const torn = (number: number) => ({ number, isWhole: false });
  const came = (change: Partial<WhatCame>): WhatCame => ({
    sales: 2,
    jobs: [job(1, 'printed'), job(2, 'printed')],
    slips: whole(1, 2),
    denied: new Set(),
    takenBack: new Set(),
    ...change,
  });

  it.each<{ readonly what: string; readonly seen: Partial<WhatCame>; readonly harm: object }>([
    { what: 'each printed once', seen: {}, harm: {} },
    {
      what: 'one asked about that came out, and one that didn’t',
      seen: { jobs: [job(1, 'unknown', 'SILENT'), job(2, 'unknown', 'SILENT')], slips: whole(1) },
      harm: {},
    },
    {
      what: 'one taken back by a person, and one that failed for a reason',
      seen: {
        jobs: [job(1, 'cancelled'), job(2, 'failed', 'PRINTER_REMOVED')],
        slips: [],
        takenBack: new Set(['1 cancelled']),
      },
      harm: {},
    },
    {
      what: 'one that ended for no reason, and one that nobody printed',
      seen: { jobs: [job(1, 'failed')], slips: [] },
      harm: { lost: [1, 2] },
    },
    {
      what: 'one still under way',
      seen: { jobs: [job(1, 'waiting'), job(2, 'printed')] },
      harm: { lost: [1] },
    },
    { what: 'one that is only half there', seen: { slips: [torn(1), ...whole(2)] }, harm: { untrue: [1] } },
    { what: 'one twice', seen: { slips: whole(1, 2, 2) }, harm: { doubled: [2], late: [2] } },
    { what: 'one begun and begun again', seen: { slips: [torn(1), ...whole(1, 2)] }, harm: { doubled: [1] } },
    {
      what: 'one begun, denied, and printed again',
      seen: {
        jobs: [job(1, 'failed', 'CABLE_PULLED'), job(1, 'printed'), job(2, 'printed')],
        slips: [torn(1), ...whole(1, 2)],
        denied: new Set(['1 failed']),
      },
      harm: {},
    },
    {
      what: 'one denied, and never printed again',
      seen: {
        jobs: [job(1, 'failed', 'CABLE_PULLED'), job(2, 'printed')],
        slips: whole(2),
        denied: new Set(['1 failed']),
      },
      harm: { lost: [1] },
    },
    {
      what: 'one taken back that came out',
      seen: { jobs: [job(1, 'cancelled'), job(2, 'printed')], takenBack: new Set(['1 cancelled']) },
      harm: { unasked: [1] },
    },
    { what: 'one before its turn', seen: { slips: whole(2, 1) }, harm: { late: [1] } },
  ])('finds $harm where there is $what', ({ seen, harm }) => {
    expect(harmToReceipts(came(seen))).toEqual({ ...noHarm, ...harm });
  });

  it('tells what came out after a person said that it isn’t there', () => {
    const jobs = [job(1, 'failed', 'TILL_STOPPED'), job(1, 'printed'), job(2, 'printed')];
    const seen = came({ jobs, slips: whole(1, 1, 2), denied: new Set(['1 failed']) });
    expect(harmToReceipts(seen)).toEqual(noHarm);
    expect(againByWord(seen)).toEqual([1]);
  });
});
