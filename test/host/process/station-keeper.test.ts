import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ToStation } from '../../../electron/core/contract/station.ts';
import type { Log } from '../../../electron/host/log.ts';
import type { StationPatience } from '../../../electron/host/process/station-keeper.ts';
import type { StationChannel } from '../../../electron/host/station-channel.ts';
import { keepStationHere } from '../../../electron/web/kept-station.ts';
import { forkStation, type CarryingStationChild } from '../../../electron/web/station-child.ts';
import { processIsGone } from '../../helpers/desktop.ts';

const program = fileURLToPath(new URL('./small-station.ts', import.meta.url));

interface Logged {
  readonly event: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** Keeps stations that are as `fault` says, of which only the first one may have it. */
function keep({
  fault = 'none',
  isMended = true,
  patience = {},
}: {
  readonly fault?: string;
  readonly isMended?: boolean;
  readonly patience?: Partial<StationPatience>;
}) {
  const children: CarryingStationChild[] = [];
  const logged: Logged[] = [];
  const channels: StationChannel[] = [];
  const log: Log = { write: (_level, event, facts = {}) => logged.push({ event, facts }) };
  const station = keepStationHere(log, {
    fork: () => {
      const isFaulty = children.length === 0 || !isMended;
      const child = forkStation(log, [process.execPath, program, isFaulty ? fault : 'none']);
      children.push(child);
      return child;
    },
    patience: {
      beatEveryMs: 20,
      beatsMissed: 10,
      firstBeatsMissed: 1_000,
      restartPausesMs: [0],
      ...patience,
    },
  });
  station.source.onJoined((channel) => channels.push(channel));
  onTestFinished(station.stop);
  return { station, children, logged, channels };
}

const want: ToStation = { kind: 'want', devices: [], leftAlone: [] };
const nothingSeen = { kind: 'seen', devices: [], problems: [] };

/** On a busy machine a process takes its time. */
const until = (isSo: () => boolean): Promise<unknown> => vi.waitUntil(isSo, { timeout: 50_000 });

/** The first thing that a station says. */
const firstWord = (channel: StationChannel | undefined): Promise<unknown> =>
  new Promise((resolve) => {
    channel?.onMessage(resolve);
  });

describe('a station that lives', () => {
  it('is joined once it answers, and what is said to it and what it says arrive', async () => {
    const { station, channels } = keep({});
    station.start();
    await until(() => channels.length === 1);
    const word = firstWord(channels[0]);
    channels[0]?.post(want);
    expect(await word).toEqual(nothingSeen);
  });

  it('is started when it is told to and not before, and only once', async () => {
    const { station, children, channels } = keep({});
    expect(children).toHaveLength(0);
    station.start();
    station.start();
    await until(() => channels.length === 1);
    expect(children).toHaveLength(1);
  });

  it('is told to whoever comes to listen later, too', async () => {
    const { station, channels } = keep({});
    station.start();
    await until(() => channels.length === 1);
    const later: StationChannel[] = [];
    station.source.onJoined((channel) => later.push(channel));
    expect(later).toEqual(channels);
  });

  it('ends when the shell ends, and the next one isn’t started', async () => {
    const { station, children, channels } = keep({});
    station.start();
    await until(() => channels.length === 1);
    const gone = vi.fn();
    channels[0]?.onGone(gone);
    await station.stop();
    expect(gone).toHaveBeenCalledOnce();
    expect(children).toHaveLength(1);
  });
});

describe('a station that hangs', () => {
  it('is killed and another one is joined', async () => {
    const { station, channels, logged } = keep({ fault: 'hangs' });
    station.start();
    await until(() => channels.length === 1);
    channels[0]?.post(want);
    await until(() => channels.length === 2);
    expect(logged.map(({ event }) => event)).toContain('station.hangs');
    const word = firstWord(channels[1]);
    channels[1]?.post(want);
    expect(await word).toEqual(nothingSeen);
  });

  it('doesn’t keep the shell from ending', async () => {
    const { station, channels } = keep({
      fault: 'hangs',
      patience: { beatsMissed: 10_000, closeWithinMs: 100 },
    });
    station.start();
    await until(() => channels.length === 1);
    channels[0]?.post(want);
    await station.stop();
  });
});

describe('a station that can’t start', () => {
  it('is started again after pauses that grow', async () => {
    const { station, children, channels, logged } = keep({
      fault: 'crashes at once',
      isMended: false,
      patience: { restartPausesMs: [1, 2, 3] },
    });
    station.start();
    await until(() => children.length >= 5);
    await station.stop();
    const pauses = logged
      .filter(({ event }) => event === 'station.lost')
      .map(({ facts }) => facts['pauseMs']);
    expect(pauses.slice(0, 4)).toEqual([1, 2, 3, 3]);
    expect(channels).toEqual([]);
  });

  it('because its program is missing is tried again as well, and stops no shell', async () => {
    const logged: string[] = [];
    const log: Log = { write: (_level, event) => logged.push(event) };
    const absent = fileURLToPath(new URL('./absent', import.meta.url));
    const station = keepStationHere(log, {
      fork: () => forkStation(log, [absent]),
      patience: { restartPausesMs: [1] },
    });
    station.start();
    await until(() => logged.filter((event) => event === 'station.lost').length >= 3);
    await station.stop();
  });
});

describe('a driver that throws outside any promise', () => {
  it('ends the station with a line that says so without what was scanned, and another one is joined', async () => {
    const { station, channels, logged } = keep({ fault: 'throws' });
    station.start();
    await until(() => channels.length === 1);
    channels[0]?.post(want);
    await until(() => channels.length === 2);
    const said = () => logged.find(({ event }) => event === 'station.said');
    await until(() => said() !== undefined);
    const line = said()?.facts['line'];
    expect(line).toContain('station.crashed');
    expect(line).not.toContain('4006381333931');
  });
});

describe('a station whose shell is gone', () => {
  it('ends by itself', async () => {
    const child = fork(program, [], { execArgv: [], stdio: 'ignore' });
    child.send({ beat: 1 });
    expect(await once(child, 'message')).toEqual([{ beat: 1 }, undefined]);
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
    await processIsGone(child.pid ?? 0);
  });
});
