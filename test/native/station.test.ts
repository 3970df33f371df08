import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { fromStation, type FromStation, type ToStation } from '../../electron/core/contract/station.ts';
import { serialPair, whyNoSerialPair, type SerialPair } from '../helpers/serial-pair.ts';

const entry = fileURLToPath(new URL('../../native/station.ts', import.meta.url));
const whyNoPort = process.platform === 'win32' ? 'Windows has no pseudo-terminals' : whyNoSerialPair();
if (whyNoPort !== undefined) console.warn(`The station isn’t tried on serial ports: ${whyNoPort}`);

/** The real station in a process of its own, whose shell and host this test is. */
function startStation() {
  const child = fork(entry, [], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const exited = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  const said: FromStation[] = [];
  const beats: number[] = [];
  let complained = '';
  child.stderr?.on('data', (bytes: Buffer) => (complained += bytes.toString('utf8')));
  child.on('message', (frame: { readonly message?: unknown; readonly beat?: number }) => {
    if (frame.beat !== undefined) beats.push(frame.beat);
    else said.push(fromStation.parse(frame.message));
  });
  const seen = () => said.findLast((message) => message.kind === 'seen');
  return {
    child,
    exited,
    beats,
    complained: () => complained,
    scans: () => said.filter((message) => message.kind === 'scan'),
    seen,
    stateOf: (id: string) => seen()?.devices.find(({ deviceId }) => deviceId === id)?.state,
    say: (message: ToStation) => child.send({ message }),
    send: (frame: object) => child.send(frame),
  };
}

const until = (isSo: () => boolean): Promise<unknown> => vi.waitUntil(isSo, { timeout: 40_000, interval: 5 });

const wantSerial = (path: string): ToStation => ({
  kind: 'want',
  devices: [
    {
      deviceId: 'counter',
      role: 'scanner',
      connection: { kind: 'serial', path, baudRate: 9_600 },
      profile: {},
    },
  ],
  leftAlone: [],
});

function cableFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-station-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function plugIn(folder: string): Promise<SerialPair> {
  const cable = await serialPair(folder);
  onTestFinished(() => cable.pull());
  return cable;
}

describe('the device station', () => {
  it('answers beats, says what there is, and ends when it is told to', async () => {
    const station = startStation();
    station.send({ beat: 1 });
    await until(() => station.beats.length === 1);
    station.say({ kind: 'want', devices: [], leftAlone: [] });
    await until(() => station.seen() !== undefined);
    station.send({ close: true });
    expect(await station.exited).toEqual([0, null]);
    expect(station.complained()).toBe('');
  });

  it('lives on whatever it is told, and says that it was unclear but not what it was', async () => {
    const station = startStation();
    station.send({ nothing: 'of the kind' });
    station.send({ message: { kind: 'want', devices: 'CARD-4711', leftAlone: [] } });
    station.send({ beat: 1 });
    await until(() => station.beats.length === 1);
    await until(() => station.complained().includes('station.message-broken'));
    expect(station.complained()).toContain('station.shell-unclear');
    expect(station.complained()).not.toContain('CARD-4711');
  });
});

describe.skipIf(whyNoPort !== undefined)('a scanner at a serial port', () => {
  it('is heard', async () => {
    const cable = await plugIn(cableFolder());
    const station = startStation();
    station.say(wantSerial(cable.path));
    await until(() => station.stateOf('counter') === 'ready');
    const before = Date.now();
    cable.send('4006381333931\r\n');
    await until(() => station.scans().length === 1);
    const [scan] = station.scans();
    expect(scan).toMatchObject({ deviceId: 'counter', text: '4006381333931', aim: null });
    expect(scan?.readAt).toBeGreaterThanOrEqual(before);
  });

  it('is noticed when it is pulled and when it is put back, each time', async () => {
    const folder = cableFolder();
    const station = startStation();
    station.say(wantSerial(join(folder, 'till')));
    await until(() => station.stateOf('counter') === 'absent');
    const pulledMs: number[] = [];
    const backMs: number[] = [];
    for (let round = 1; round <= 5; round += 1) {
      const cable = await plugIn(folder);
      backMs.push(await durationOf(() => until(() => station.stateOf('counter') === 'ready')));
      cable.send(`ROUND-${round}\r`);
      await until(() => station.scans().length === round);
      const pulled = cable.pull();
      pulledMs.push(await durationOf(() => until(() => station.stateOf('counter') === 'absent')));
      await pulled;
    }
    expect(station.scans().map(({ text }) => text)).toEqual([1, 2, 3, 4, 5].map((round) => `ROUND-${round}`));
    console.log(`A pulled cable was noticed after ${inMs(pulledMs)}, one put back after ${inMs(backMs)}`);
  });

  it('is let go of before the station ends', async () => {
    const cable = await plugIn(cableFolder());
    const station = startStation();
    station.say(wantSerial(cable.path));
    await until(() => station.stateOf('counter') === 'ready');
    station.child.disconnect();
    expect(await station.exited).toEqual([0, null]);
  });
});

async function durationOf(work: () => Promise<unknown>): Promise<number> {
  const fromMs = performance.now();
  await work();
  return Math.round(performance.now() - fromMs);
}

const inMs = (durations: readonly number[]): string => `${durations.join(', ')} ms`;
