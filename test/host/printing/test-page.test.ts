import { describe, expect, it } from 'vitest';
import {
  askedBack,
  bytesOf,
  jobOf,
  printNumber,
  statesOf,
  tell,
  tillWithPrinter,
  type JobWord,
} from '../../helpers/scripted-printer.ts';
import { labPort } from '../../helpers/scripted-station.ts';
import { tillForTest, value } from '../../helpers/till.ts';

/** A till whose printer is there, and a test of it that has come as far as the station. */
async function testedTill() {
  const { shop, station, deviceId } = await tillWithPrinter();
  const life = station.join();
  life.sees([{ ...labPort, deviceId, path: null, state: 'ready' }]);
  const testing = shop.asOwner.devices.test({ deviceId, waitSeconds: 60 });
  const print = await printNumber(life, 1);
  return { shop, life, testing, print, deviceId };
}

describe('The test of a printer', () => {
  it('prints the test page', async () => {
    const { shop, life, testing, print } = await testedTill();
    expect(bytesOf(print)).toContain('Printer test');
    expect(bytesOf(print)).toContain('Counter');
    expect(await jobOf(shop, print.jobId)).toMatchObject({ kind: 'test', title: 'Test page', saleId: null });
    tell(life, print.jobId, { state: 'printed' });
    expect(value(await testing)).toMatchObject({ state: 'ready', outcome: 'works', problem: null });
  });

  it.each<readonly [JobWord, string, string | undefined]>([
    [{ state: 'sent' }, 'works', undefined],
    [{ state: 'unknown', reason: 'SILENT' }, 'silent', undefined],
    [{ state: 'failed', reason: 'PRINTER_REMOVED' }, 'troubled', undefined],
    [{ state: 'failed', reason: 'OPEN_FAILED', hasBegun: false }, 'troubled', 'OPEN_FAILED'],
  ])('ends as the page does: %j', async (word, outcome, code) => {
    const { life, testing, print } = await testedTill();
    tell(life, print.jobId, word);
    const tested = value(await testing);
    expect([tested.outcome, tested.problem?.code]).toEqual([outcome, code]);
  });

  it.each<readonly [JobWord, string]>([
    [{ state: 'waiting', reason: 'PRINTER_UNREACHABLE', hasBegun: false }, 'absent'],
    [{ state: 'waiting', reason: 'PAPER_OUT', hasBegun: false }, 'troubled'],
  ])('takes back a page that doesn’t come in time: %j', async (word, outcome) => {
    const { shop, station, deviceId } = await tillWithPrinter();
    const life = station.join();
    life.sees([{ ...labPort, deviceId, path: null, state: 'ready' }]);
    const testing = shop.asOwner.devices.test({ deviceId, waitSeconds: 1 });
    const { jobId } = await printNumber(life, 1);
    tell(life, jobId, word);
    await askedBack(life, jobId);
    tell(life, jobId, { state: 'cancelled', hasBegun: false });
    expect(value(await testing)).toMatchObject({ outcome });
    expect(await statesOf(shop)).toEqual(['test cancelled']);
  });

  it('doesn’t keep the till from closing', async () => {
    const { shop, life, testing, print } = await testedTill();
    const restarted = shop.restart();
    await askedBack(life, print.jobId);
    tell(life, print.jobId, { state: 'cancelled', hasBegun: false });
    expect(value(await testing).outcome).toBe('silent');
    await restarted;
  });

  it('prints nothing on a printer that is only pretended', async () => {
    const { asOwner, asCashier } = await tillForTest();
    const wish = { role: 'printer', name: 'Nowhere', connection: { kind: 'virtual' } } as const;
    const { deviceId } = value(await asOwner.devices.configure(wish));
    expect(value(await asOwner.devices.test({ deviceId }))).toMatchObject({ outcome: 'works' });
    expect(value(await asCashier.printing.queue({})).jobs).toEqual([]);
  });
});
