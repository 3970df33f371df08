import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The clock of the machine as a process of its own sees it, through libfaketime. */
export interface FakeClock {
  readonly variables: Readonly<Record<string, string>>;
  readonly set: (at: number) => void;
}

const library = (): string | undefined =>
  existsSync('/usr/lib')
    ? ['/usr/lib', ...readdirSync('/usr/lib').map((name) => join('/usr/lib', name))]
        .map((place) => join(place, 'faketime', 'libfaketime.so.1'))
        .find((file) => existsSync(file))
    : undefined;

export const hasFakeClock = (): boolean => library() !== undefined;

/** Why no program's clock can be set here, or undefined where one can. */
export const whyNoFakeClock = (): string | undefined =>
  hasFakeClock()
    ? undefined
    : 'libfaketime isn’t there: on Debian, `sudo apt-get install faketime` brings it';

/** A clock that starts at `at` and goes on from wherever it is set; its file lies in `folder`. */
export function fakeClock(folder: string, at: number): FakeClock {
  const file = join(folder, 'clock');
  const found = library();
  if (found === undefined) throw new Error('libfaketime is not there');
  const set = (time: number): void =>
    writeFileSync(file, `@${new Date(time).toISOString().slice(0, 19).replace('T', ' ')}\n`);
  set(at);
  const zone = { TZ: 'UTC', LD_PRELOAD: found, FAKETIME_TIMESTAMP_FILE: file };
  return { set, variables: { ...zone, FAKETIME_NO_CACHE: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1' } };
}
