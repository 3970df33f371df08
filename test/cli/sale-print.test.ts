import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { version } from '../../electron/core/domain/version.ts';
import { listen } from '../../electron/host/socket.ts';
import { lineText } from '../helpers/printed-items.ts';
import { playPrinter } from '../helpers/printer-emulator/play-printer.ts';
import { comesOut, counterPrinter, printNumber, tell, type JobWord } from '../helpers/scripted-printer.ts';
import { scriptedStation, type ScriptedLife } from '../helpers/scripted-station.ts';
import { openTill, value } from '../helpers/till.ts';
import { enrol, openShop, regulars, temporaryFolder, type Outcome } from './regulars.ts';

const place = temporaryFolder();
afterAll(place.remove);

interface SellingTill {
  readonly life: ScriptedLife;
  readonly sell: (...words: readonly string[]) => Promise<Outcome>;
}

/** A till that is running, with a printer whose station a test speaks for. */
async function sellingTill({ hasPrinter }: { readonly hasPrinter: boolean }): Promise<SellingTill> {
  const station = scriptedStation({ now: Date.now });
  const shop = await openTill({ station: station.source });
  const listening = await listen(shop.till(), shop.folder, version);
  onTestFinished(async () => {
    await listening.close();
    await shop.close();
  });
  value(await shop.asOwner.members.enrol({ name: 'Ana', cardNumber: 'ANA-1' }));
  if (hasPrinter) value(await shop.asOwner.devices.configure(counterPrinter));
  const sale = ['--data', shop.folder, 'sale', '--card', 'ANA-1', '--total', '12.50', '--print'];
  return { life: station.join(), sell: (...words) => regulars([...sale, ...words]) };
}

describe('regulars sale --print', () => {
  it('waits until the slip is out of the printer of the till that is running', async () => {
    const { life, sell } = await sellingTill({ hasPrinter: true });
    const selling = sell('--json');
    const { jobId } = await comesOut(life, 1);
    const { status, answer } = await selling;
    expect(status).toBe(0);
    expect(answer()).toMatchObject({
      ok: true,
      value: { receiptNumber: 1, pointsEarned: 12, print: { jobId, state: 'printed' } },
    });

    const saying = sell();
    tell(life, (await printNumber(life, 2)).jobId, { state: 'sent' });
    const said = await saying;
    expect({ status: said.status, stderr: said.stderr }).toEqual({ status: 0, stderr: '' });
    expect(said.stdout).toMatch(/^Receipt 2: 13 points earned$/m);
    expect(said.stdout).toMatch(/^The slip was sent; this printer can’t say whether it is on paper\.$/m);
  });

  it.each<readonly [JobWord, string, string | undefined, string]>([
    [
      { state: 'waiting', reason: 'PAPER_OUT' },
      'waiting',
      'PAPER_OUT',
      'its slip waits for the printer. There is no',
    ],
    [{ state: 'unknown', reason: 'SILENT' }, 'unknown', 'SILENT', 'isn’t known. The printer didn’t say'],
    [
      { state: 'failed', reason: 'PRINTER_REMOVED' },
      'failed',
      'PRINTER_REMOVED',
      'wasn’t printed. The printer was removed',
    ],
  ])('counts the sale and says why its slip isn’t there: %j', async (word, state, reason, words) => {
    const { life, sell } = await sellingTill({ hasPrinter: true });
    const selling = sell('--json');
    const { jobId } = await printNumber(life, 1);
    tell(life, jobId, word);
    const { status, answer } = await selling;
    expect(status).toBe(0);
    expect(answer().value).toMatchObject({ receiptNumber: 1, print: { jobId, state, reason } });
    if (word.state === 'waiting') tell(life, jobId, { state: 'printed' });

    const saying = sell();
    const next = await printNumber(life, 2);
    tell(life, next.jobId, word);
    const said = await saying;
    expect(said.status).toBe(0);
    expect(said.stderr).toContain(`The sale stands; `);
    expect(said.stderr).toContain(words);
    if (word.state === 'waiting') tell(life, next.jobId, { state: 'printed' });
  });

  it('asked again by its command id sells and prints once', async () => {
    const { life, sell } = await sellingTill({ hasPrinter: true });
    const again = ['--json', '--command-id', '019fffff-0000-7000-8000-000000000001'];
    const selling = sell(...again);
    const { jobId } = await comesOut(life, 1);
    const first = (await selling).answer();
    expect((await sell(...again)).answer()).toEqual(first);
    expect(first.value).toMatchObject({ print: { jobId, state: 'printed' } });
    expect(life.told.filter(({ kind }) => kind === 'print')).toHaveLength(1);
  });

  it('says so where there is no printer', async () => {
    const { sell } = await sellingTill({ hasPrinter: false });
    const { status, answer } = await sell('--json');
    expect(status).toBe(0);
    const print = { jobId: null, state: 'failed', reason: 'PRINTER_NONE' };
    expect(answer().value).toMatchObject({ receiptNumber: 1, print });
  });

  it('starts a station of its own where no till is running, and leaves what waits to the next one', async () => {
    const folder = `${place.path}/no-till`;
    await openShop(folder);
    const card = await enrol(folder);
    const printer = ['devices', 'add', '--role', 'printer', '--name', 'Counter', '--tcp', '127.0.0.1:1'];
    expect((await regulars(['--data', folder, ...printer])).status).toBe(0);
    const sale = ['sale', '--card', card, '--total', '3', '--print', '--json'];
    const { status, answer } = await regulars(['--data', folder, ...sale]);
    expect(status).toBe(0);
    expect(answer().value).toMatchObject({ receiptNumber: 1, print: { state: 'waiting' } });
    const queue = await regulars(['--data', folder, 'call', 'printing.queue']);
    expect(queue.answer().value).toMatchObject({ jobs: [{ kind: 'sale', title: 'Slip 1' }] });
  }, 60_000);

  it.each(['tcp', 'pty'] as const)(
    'prints through a station of its own, and tells paper that is out, on a printer over %s',
    async (over) => {
      const printer = await playPrinter({ over });
      onTestFinished(printer.close);
      const folder = `${place.path}/${over}`;
      await openShop(folder);
      const card = await enrol(folder);
      const { place: at } = printer;
      const where = at.kind === 'tcp' ? ['--tcp', `${at.host}:${at.port}`] : ['--serial', at.path];
      const added = ['devices', 'add', '--role', 'printer', '--name', 'Counter', ...where];
      expect((await regulars(['--data', folder, ...added])).status).toBe(0);
      const sell = () =>
        regulars(['--data', folder, 'sale', '--card', card, '--total', '3', '--print', '--json']);

      expect((await sell()).answer().value).toMatchObject({ receiptNumber: 1, print: { state: 'printed' } });
      const lines = printer
        .pages()
        .map(({ items }) =>
          items.flatMap((item) => (item.kind === 'line' ? [lineText(item.runs).trim()] : [])),
        );
      expect(lines).toHaveLength(1);
      expect(lines[0]).toEqual(
        expect.arrayContaining(['+3 points', expect.stringMatching(/^Balance +3 points$/)]),
      );

      printer.set({ paper: 'out' });
      expect((await sell()).answer().value).toMatchObject({
        receiptNumber: 2,
        print: { state: 'waiting', reason: 'PAPER_OUT' },
      });
      expect(printer.pages()).toHaveLength(1);
      printer.set({ paper: 'enough' });
      // What waited comes first.
      expect((await sell()).answer().value).toMatchObject({ receiptNumber: 3, print: { state: 'printed' } });
      expect(printer.pages()).toHaveLength(3);
      expect(printer.failures()).toEqual([]);
    },
    60_000,
  );
});
