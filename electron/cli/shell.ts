import { userInfo } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import type { ErrorBody } from '../core/contract/errors.ts';
import { clientOver, type TillClient } from '../core/contract/till-api.ts';
import { fail, type Result } from '../core/domain/result.ts';
import {
  isLocale,
  localeLike,
  translatorFor,
  type Locale,
  type Translate,
} from '../core/messages/translate.ts';
import { errorBodyOf } from '../host/faults.ts';
import { folderLog } from '../host/log.ts';
import type { Session } from '../host/till.ts';
import type { ExitStatus } from './command.ts';
import { openRoad, type Road } from './road.ts';
import type { Printer } from './printer.ts';

/** Another command line has the shop for a moment only; a till that doesn't answer in this time is a fault. */
const WAIT_MS = 10_000;

/** What every command has at hand. */
export interface Shell {
  /** The shop's folder, absolute. */
  readonly folder: string;
  readonly isJson: boolean;
  /** Says things in the system's language; `shopLocale` has the shop's. */
  readonly say: Translate;
  readonly printer: Printer;
  readonly openRoad: (how?: {
    create?: boolean;
    isShared?: boolean;
    toRescue?: boolean;
    withDevices?: boolean;
    waitMs?: number;
  }) => Promise<Road>;
  /** Opens the road, gives the typed client, and closes the road whatever happens. */
  readonly withTill: <Value>(
    use: (till: TillClient) => Promise<Value>,
    how?: { readonly create?: boolean; readonly toRescue?: boolean; readonly withDevices?: boolean },
  ) => Promise<Value>;
  /** Prints an answer that isn't the one hoped for; the exit status that it means. */
  readonly tellError: (error: ErrorBody) => Promise<ExitStatus>;
  /** What was thrown, as an answer. */
  readonly explain: (error: unknown) => ErrorBody;
}

export interface Surroundings {
  readonly folder: string;
  readonly isJson: boolean;
  readonly role: 'cashier' | 'owner';
  readonly printer: Printer;
  /** Told of each road that opens, so that a signal can close it. */
  readonly onRoad: (road: Road) => void;
}

/** Where there is no shop yet, these begin one; whatever else is asked has nothing to work on. */
export const opensFreshFolder = (procedure: string): boolean =>
  procedure === 'shop.setUp' || procedure === 'sample.open';

export const statusOf = (error: ErrorBody): ExitStatus => (error.kind === 'refusal' ? 1 : 3);

/** POSIX's order of precedence; Windows sets none of them, there Intl knows. */
export function systemLocale(): Locale {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const named = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '');
  return localeLike((named ?? Intl.DateTimeFormat().resolvedOptions().locale).replace('_', '-'));
}

export async function shopLocale(till: TillClient): Promise<Locale> {
  const status = await till.system.status({});
  const locale = status.ok ? status.value.shop?.locale : undefined;
  return locale !== undefined && isLocale(locale) ? locale : systemLocale();
}

export function makeShell({ folder, isJson, role, printer, onRoad }: Surroundings): Shell {
  const locale = systemLocale();
  const say = translatorFor(locale);
  const log = folderLog(folder, Date.now);
  const session = {
    shell: 'cli',
    actorName: `cli:${userName()}`,
    role,
    till: 'cli',
  } as const satisfies Session;
  const explain = (error: unknown): ErrorBody =>
    errorBodyOf(error, { say, log, newId, file: join(folder, 'shop.sqlite'), procedure: '' });

  const open: Shell['openRoad'] = async ({
    create = false,
    isShared = false,
    toRescue = false,
    withDevices = false,
    waitMs = WAIT_MS,
  } = {}) => {
    const road = await openRoad({
      ...{ folder, create, session, waitMs, isShared, toRescue, withDevices, locale, log },
    });
    onRoad(road);
    return road;
  };

  return {
    folder,
    isJson,
    say,
    printer,
    openRoad: open,
    withTill: async (use, how = {}) => {
      const road = await open(how);
      try {
        return await use(clientOver(road.carry, newId));
      } finally {
        await road.close();
      }
    },
    tellError: async (error) => {
      if (isJson) await printer.json(fail(error));
      else printer.complain(error.message);
      return statusOf(error);
    },
    explain,
  };
}

/** A user without a name in the system's list, as containers have them, goes by number. */
function userName(): string {
  try {
    return (
      userInfo()
        .username.replace(/\p{Cc}/gu, '')
        .slice(0, 90) || 'unknown'
    );
  } catch {
    return `uid-${process.getuid?.() ?? 'unknown'}`;
  }
}

/** Prints a value as JSON, or as the text made from it. */
export async function tellValue<Value>(
  { isJson, printer }: Pick<Shell, 'isJson' | 'printer'>,
  result: Extract<Result<Value, never>, { readonly ok: true }>,
  text: () => string,
): Promise<void> {
  await (isJson ? printer.json(result) : printer.print(text()));
}
