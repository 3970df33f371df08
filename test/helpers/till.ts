import Database from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { onTestFinished } from 'vitest';
import type { z } from 'zod';
import type { shop } from '../../electron/core/contract/shop.ts';
import { clientOver, type TillClient } from '../../electron/core/contract/till-api.ts';
import type { Result } from '../../electron/core/domain/result.ts';
import { createTill } from '../../electron/host/create-till.ts';
import { folderLog } from '../../electron/host/log.ts';
import type { OpenTill, Session, TillOptions } from '../../electron/host/till.ts';
import { testClock, type TestClock } from './clock.ts';
import { makeFolder, removeFolder } from './shop-folder.ts';

export const owner: Session = { shell: 'window', actorName: null, role: 'owner', till: 'Till 1' };
export const cashier: Session = { ...owner, role: 'cashier' };
export const cli: Session = { shell: 'cli', actorName: 'cli:ana', role: 'owner', till: 'cli' };

export type SetUp = z.input<typeof shop.setUp.input>;
export const cornerBakery: SetUp = { name: 'Corner Bakery', currency: 'EUR', timeZone: 'Europe/Paris' };

/** A real till on a real file, and everything a test does with it. */
export interface TestTill {
  readonly folder: string;
  readonly file: string;
  readonly clock: TestClock;
  /** The till that is open now: another one after `restart`. */
  readonly till: () => OpenTill;
  readonly asOwner: TillClient;
  readonly asCashier: TillClient;
  readonly asCli: TillClient;
  readonly clientAs: (session: Session) => TillClient;
  /** Closes the till and opens it again. */
  readonly restart: () => Promise<void>;
  /** Changes the file by SQL, from a connection without our pragmas, while the till is closed. */
  readonly edit: (change: (database: Database.Database) => void) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface TestTillOptions extends Partial<TillOptions> {
  /** The shop to set up, or null for a till without one. */
  readonly setUp?: SetUp | null;
  readonly clock?: TestClock;
}

/** Opens a till in a fresh folder; the caller closes it, and then the folder is gone. */
export async function openTill({
  setUp = cornerBakery,
  clock = testClock(),
  ...options
}: TestTillOptions = {}): Promise<TestTill> {
  const folder = options.folder ?? makeFolder();
  const open = (): Promise<OpenTill> =>
    createTill({
      folder,
      create: true,
      now: clock.now,
      newId,
      randomBytes,
      log: folderLog(folder, clock.now),
      locale: 'en',
      lockWaitMs: 0,
      ...options,
    });
  let till = await open();
  const clientAs = (session: Session): TillClient =>
    clientOver(
      (procedure, input, commandId) => till.dispatch(session, procedure, input, commandId),
      () => newId(),
    );
  const made: TestTill = {
    folder,
    file: join(folder, 'shop.sqlite'),
    clock,
    till: () => till,
    asOwner: clientAs(owner),
    asCashier: clientAs(cashier),
    asCli: clientAs(cli),
    clientAs,
    async restart() {
      await till.close();
      till = await open();
    },
    async edit(change) {
      await till.close();
      editFile(made.file, change);
      till = await open();
    },
    async close() {
      await till.close();
      if (options.folder === undefined) removeFolder(folder);
    },
  };
  if (setUp !== null) value(await made.asOwner.shop.setUp(setUp));
  return made;
}

/** The same, closed when the test that asked for it is over. */
export async function tillForTest(options: TestTillOptions = {}): Promise<TestTill> {
  const till = await openTill(options);
  onTestFinished(() => till.close());
  return till;
}

/** Changes a shop's file, or looks into it, as any program could: a plain connection without our pragmas. */
export function editFile<Seen>(file: string, change: (database: Database.Database) => Seen): Seen {
  const database = new Database(file, { fileMustExist: true });
  try {
    database.pragma('foreign_keys = OFF');
    return change(database);
  } finally {
    database.close();
  }
}

/** The value of an answer that must be a yes. */
export function value<Value>(
  result: Result<Value, { readonly code: string; readonly message: string }>,
): Value {
  if (result.ok) return result.value;
  throw new Error(`expected an answer, got ${result.error.code}: ${result.error.message}`);
}

/** The code of an answer that must be a no, with its field after it where it names one: "INPUT_INVALID name". */
export function refusal(result: Result<unknown, { readonly code: string; readonly field?: string }>): string {
  if (result.ok) throw new Error(`expected a refusal, got ${JSON.stringify(result.value)}`);
  const { code, field } = result.error;
  return field === undefined ? code : `${code} ${field}`;
}

/** Throws with every broken invariant where there is one. */
export async function expectWhole(till: TestTill): Promise<void> {
  const { ok, checks } = value(await till.asOwner.data.verify({}));
  const broken = checks.filter((check) => !check.ok).map(({ name, detail }) => `${name}: ${detail}`);
  if (!ok || broken.length > 0) throw new Error(`the books don't add up: ${broken.join('\n')}`);
}
