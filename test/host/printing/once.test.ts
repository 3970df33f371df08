import { describe, expect, it } from 'vitest';
import {
  askedBack,
  comesOut,
  isAskedBack,
  jobOf,
  jobsOf,
  printNumber,
  printsOf,
  sell,
  statesOf,
  tell,
  tillWithPrinter,
} from '../../helpers/scripted-printer.ts';
import type { ScriptedLife } from '../../helpers/scripted-station.ts';
import { value, type TestTill } from '../../helpers/till.ts';

/** Closes the till while the station gives back what hasn't begun, and opens it again. */
async function restartWhile(shop: TestTill, givesBack: () => void): Promise<void> {
  const restarted = shop.restart();
  givesBack();
  await restarted;
}

/** As a till leaves it that is killed once a job is handed over. Gives the jobs' ids. */
async function killedWhilePrinting(shop: TestTill): Promise<readonly [string]> {
  await shop.edit((database) => database.exec(`UPDATE print_job SET state = 'printing'`));
  const [job] = await jobsOf(shop);
  if (job === undefined) throw new Error('no job is listed');
  return [job.jobId];
}

/** What a station says that never had it. */
const doesNotKnow = (life: ScriptedLife, jobId: string): void =>
  tell(life, jobId, { state: 'unknown', reason: 'STATION_DOWN', hasBegun: false });

describe('A job that a till which was killed had handed over', () => {
  it('is given back by the station that has it still, and printed once, in its turn', async () => {
    const { shop, station } = await tillWithPrinter();
    await sell(shop);
    const [jobId] = await killedWhilePrinting(shop);
    await sell(shop);
    const life = station.join();
    await expect.poll(() => isAskedBack(life, jobId)).toBe(true);
    tell(life, jobId, { state: 'waiting', reason: 'PAPER_OUT', hasBegun: false });
    expect(await statesOf(shop)).toEqual(['sale waiting PAPER_OUT', 'sale queued']);
    tell(life, jobId, { state: 'cancelled', hasBegun: false });
    expect((await comesOut(life, 1)).jobId).toBe(jobId);
    await comesOut(life, 2);
    expect(await statesOf(shop)).toEqual(['sale printed', 'sale printed']);
  });

  it('is asked about no more where the station knows how it goes', async () => {
    const { shop, station } = await tillWithPrinter();
    await sell(shop);
    const [jobId] = await killedWhilePrinting(shop);
    const life = station.join();
    tell(life, jobId, { state: 'waiting', reason: 'PAPER_OUT' });
    expect(await statesOf(shop)).toEqual(['sale waiting PAPER_OUT']);
    tell(life, jobId, { state: 'printed' });
    expect(await statesOf(shop)).toEqual(['sale printed']);
    await sell(shop);
    await comesOut(life, 1);
  });

  it('isn’t printed a second time by a station that gives it back once a person has answered', async () => {
    const { shop, station } = await tillWithPrinter();
    await sell(shop);
    const [jobId] = await killedWhilePrinting(shop);
    const answer = value(await shop.asCashier.printing.confirm({ jobId, isPrinted: false }));
    const life = station.join();
    await expect.poll(() => isAskedBack(life, jobId)).toBe(true);
    tell(life, jobId, { state: 'cancelled', hasBegun: false });
    expect((await comesOut(life, 1)).jobId).toBe(answer.againAs);
    expect(await statesOf(shop)).toEqual(['sale printed', 'sale failed TILL_STOPPED']);
    expect(printsOf(life)).toHaveLength(1);
  });

  it('stays a person’s question where its station went, too', async () => {
    const { shop, station } = await tillWithPrinter();
    await sell(shop);
    const [jobId] = await killedWhilePrinting(shop);
    station.join().dies();
    const life = station.join();
    await sell(shop);
    await comesOut(life, 1);
    expect(printsOf(life).map((print) => print.jobId)).not.toContain(jobId);
    expect(await statesOf(shop)).toEqual(['sale unknown TILL_STOPPED', 'sale printed']);
  });
});

describe('A job of which nothing was sent', () => {
  it('is queued again when the station goes, and sent to the next one under its id', async () => {
    const { shop, station } = await tillWithPrinter();
    const first = station.join();
    await sell(shop);
    const { jobId } = await printNumber(first, 1);
    tell(first, jobId, { state: 'waiting', reason: 'PRINTER_ABSENT', hasBegun: false });
    first.dies();
    expect(await statesOf(shop)).toEqual(['sale queued']);
    const second = station.join();
    expect((await printNumber(second, 1)).jobId).toBe(jobId);
    // What the first one still had to say comes too late.
    tell(first, jobId, { state: 'failed', reason: 'PRINTER_REMOVED' });
    expect(await statesOf(shop)).toEqual(['sale printing']);
    tell(second, jobId, { state: 'printed' });
    expect(await statesOf(shop)).toEqual(['sale printed']);
  });

  it('is taken back when the till closes, and goes on by itself, also after two restarts', async () => {
    const { shop, station } = await tillWithPrinter();
    let life = station.join();
    await sell(shop);
    const { jobId } = await printNumber(life, 1);
    tell(life, jobId, { state: 'waiting', reason: 'PAPER_OUT', hasBegun: false });
    for (let restarts = 0; restarts < 2; restarts += 1) {
      const before = life;
      const restarted = shop.restart();
      await askedBack(before, jobId);
      tell(before, jobId, { state: 'cancelled', hasBegun: false });
      await restarted;
      expect(await statesOf(shop)).toEqual(['sale queued']);
      life = station.join();
      expect((await printNumber(life, 1)).jobId).toBe(jobId);
    }
    tell(life, jobId, { state: 'printed' });
    expect(await statesOf(shop)).toEqual(['sale printed']);
    await shop.restart();
    await sell(shop);
    const last = station.join();
    await comesOut(last, 1);
    expect(printsOf(last)).toHaveLength(1);
  });

  it('isn’t lost when the till is gone between the sale and the paper', async () => {
    const { shop, station } = await tillWithPrinter();
    await sell(shop);
    await shop.restart();
    await comesOut(station.join(), 1);
    expect(await statesOf(shop)).toEqual(['sale printed']);
  });
});

describe('A job of which something was sent', () => {
  it('begins once that is written down, and each time that the station asks again', async () => {
    const { shop, station } = await tillWithPrinter();
    const life = station.join();
    await sell(shop);
    const { jobId } = await printNumber(life, 1);
    const begun = () => life.told.filter((message) => message.kind === 'begin');
    expect(begun()).toEqual([]);
    tell(life, jobId, { state: 'printing' });
    expect(begun()).toEqual([{ kind: 'begin', jobId }]);
    expect(await jobOf(shop, jobId)).toMatchObject({ state: 'printing', hasBegun: true });
    tell(life, jobId, { state: 'printing' });
    expect(begun()).toEqual([
      { kind: 'begin', jobId },
      { kind: 'begin', jobId },
    ]);
  });

  it('is asked about when the station goes, and never sent a second time by itself', async () => {
    const { shop, station } = await tillWithPrinter();
    const life = station.join();
    await sell(shop);
    const { jobId } = await printNumber(life, 1);
    tell(life, jobId, { state: 'printing' });
    life.dies();
    expect(await jobOf(shop, jobId)).toMatchObject({
      state: 'unknown',
      reason: { code: 'STATION_DOWN', remedy: 'Look at the paper and say whether the slip is there.' },
    });
    await sell(shop);
    const next = station.join();
    await comesOut(next, 1);
    await shop.restart();
    expect(await statesOf(shop)).toEqual(['sale unknown STATION_DOWN', 'sale printed']);
    const { warnings } = value(await shop.asCashier.system.status({}));
    expect(warnings.map(({ code }) => code)).toEqual(['PRINTS_ASKED']);
  });

  it('is let come to its end when the till closes', async () => {
    const { shop, station } = await tillWithPrinter();
    const life = station.join();
    await sell(shop);
    const { jobId } = await printNumber(life, 1);
    tell(life, jobId, { state: 'printing' });
    await restartWhile(shop, () => tell(life, jobId, { state: 'printed' }));
    expect(await statesOf(shop)).toEqual(['sale printed']);
  });

  it('is asked about at the next start where the till closes without having heard its end', async () => {
    const { shop, station } = await tillWithPrinter();
    const life = station.join();
    await sell(shop);
    const { jobId } = await printNumber(life, 1);
    tell(life, jobId, { state: 'waiting', reason: 'PAPER_OUT' });
    await shop.restart();
    expect(await statesOf(shop)).toEqual(['sale unknown TILL_STOPPED']);
    await shop.restart();
    expect(await statesOf(shop)).toEqual(['sale unknown TILL_STOPPED']);
    const next = station.join();
    await sell(shop);
    await comesOut(next, 1);
    expect(printsOf(next)).toHaveLength(1);
    // The station, which outlived the till, knows how it ended after all.
    tell(next, jobId, { state: 'printed' });
    expect(await jobOf(shop, jobId)).toMatchObject({ state: 'printed', reason: null });
  });

  it('is so also where the till was killed before it heard of it', async () => {
    const { shop, station } = await tillWithPrinter();
    await sell(shop);
    const [jobId] = await killedWhilePrinting(shop);
    expect(await statesOf(shop)).toEqual(['sale unknown TILL_STOPPED']);
    const life = station.join();
    doesNotKnow(life, jobId);
    await sell(shop);
    await comesOut(life, 1);
    expect(printsOf(life)).toHaveLength(1);
    expect(await statesOf(shop)).toEqual(['sale unknown TILL_STOPPED', 'sale printed']);
  });

  it('whose printer falls silent is asked about', async () => {
    const { shop, station } = await tillWithPrinter();
    const life = station.join();
    await sell(shop);
    const { jobId } = await printNumber(life, 1);
    tell(life, jobId, { state: 'unknown', reason: 'SILENT' });
    expect(await statesOf(shop)).toEqual(['sale unknown SILENT']);
    await sell(shop);
    await comesOut(life, 2);
  });
});

describe('A backup that is put back', () => {
  it('prints nothing that waited in it: it may be on paper since', async () => {
    const { shop, station } = await tillWithPrinter();
    await sell(shop);
    const { file } = value(await shop.asOwner.data.backup({ file: 'noon.sqlite' }));
    expect(file).toContain('noon.sqlite');
    const life = station.join();
    await comesOut(life, 1);
    shop.clock.advance({ hours: 1 });
    value(await shop.asOwner.rescue.restore({ file: 'noon.sqlite' }));
    expect(await statesOf(shop)).toEqual(['sale unknown TILL_STOPPED']);
    await sell(shop);
    await comesOut(life, 2);
    expect(printsOf(life)).toHaveLength(2);
  });
});
