import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import type { devices } from '../core/contract/devices.ts';
import type { ErrorOf, TillClient } from '../core/contract/till-api.ts';
import type { Result } from '../core/domain/result.ts';
import { WrongUsage, type Command } from './command.ts';

export type Listed = z.output<typeof devices.list.output>;

/** A station that was started for this command needs a moment to look around. */
const LOOKS_WITHIN_MS = 8_000;
const LOOK_MS = 100;

/** What there is once the station has looked; what is known without it where it takes too long. */
export async function devicesAtHand(till: TillClient): Promise<Result<Listed, ErrorOf<typeof devices.list>>> {
  const giveUpAt = performance.now() + LOOKS_WITHIN_MS;
  for (;;) {
    const listed = await till.devices.list({});
    const isLooking = listed.ok && listed.value.station === 'starting';
    if (!isLooking || performance.now() >= giveUpAt) return listed;
    await pause(LOOK_MS);
  }
}

/** The id of the device that a word means: its id or, where only one has it, its name. */
export function deviceIdOf(word: string, { devices: listed }: Listed, command: Command): string {
  if (listed.some(({ deviceId }) => deviceId === word)) return word;
  const named = listed.filter(({ name }) => isSameName(name, word));
  if (named.length > 1) throw new WrongUsage('cli.wrong.deviceTwice', { name: word }, command);
  return named[0]?.deviceId ?? word;
}

const isSameName = (one: string, other: string): boolean =>
  one.localeCompare(other, undefined, { sensitivity: 'accent' }) === 0;
