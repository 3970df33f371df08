import type { Database } from 'better-sqlite3';
import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { z } from 'zod';
import { Refusal, commonRefusals, type ErrorBody } from '../core/contract/errors.ts';
import type { TillEvent } from '../core/contract/events.ts';
import { commandId as commandIdField } from '../core/contract/fields.ts';
import type { Procedure, Role } from '../core/contract/procedure.ts';
import { procedures, tillApi } from '../core/contract/till-api.ts';
import { assert } from '../core/domain/assert.ts';
import { addDays, businessDayOf } from '../core/domain/business-day.ts';
import type { BusinessDay, Instant, MemberId, StaffId } from '../core/domain/ids.ts';
import { fail, ok, type Result } from '../core/domain/result.ts';
import { translatorFor, type Locale } from '../core/messages/translate.ts';
import { canonicalJson } from './canonical-json.ts';
import type { OpenContext, ReadContext, TaskContext, WriteContext, Writing } from './context.ts';
import { errorBodyOf } from './faults.ts';
import { inputInvalid } from './input-problems.ts';
import type { Log } from './log.ts';
import type { Readers } from './readers.ts';
import { services, tasks } from './services/index.ts';
import type { Shop } from './store/shop.ts';
import type { Staff } from './store/staff.ts';
import type { ReadableStore, WritableStore } from './store/store.ts';
import type { Session, Till } from './till.ts';

const SLOW_MS = 100;

export interface DispatchParts {
  readonly database: Database;
  readonly read: ReadableStore;
  readonly write: WritableStore;
  readonly readers: Readers;
  readonly folder: string;
  readonly file: string;
  readonly locale: Locale;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly backUp: (file: string) => Promise<void>;
  readonly isPrinterTroubled: () => boolean;
  /** Makes a backup of this name in the shop's backups folder by and by. */
  readonly backUpLater: (file: string) => void;
  readonly log: Log;
  /** Told after each commit. */
  readonly tell: (event: TillEvent) => void;
  readonly onCommitted: () => void;
}

const ranks: Readonly<Record<Role, number>> = { anyone: 0, cashier: 1, owner: 2 };

/** A service as dispatch calls it; the contract's types hold where it is written, and its input is parsed before. */
type AnyService = (context: unknown, input: unknown) => unknown;
type AnyTask = (context: unknown, input: unknown) => Promise<unknown>;

function serviceOf(name: string): AnyService | undefined {
  const [feature = '', verb = ''] = name.split('.');
  // Both names were found in the contract before; the registry has the contract's shape.
  return (services as unknown as Record<string, Record<string, AnyService>>)[feature]?.[verb];
}

const taskOf = (name: string): AnyTask | undefined =>
  // The registry has the contract's shape; its keys are the names of tasks.
  Object.hasOwn(tasks, name) ? (tasks as unknown as Record<string, AnyTask>)[name] : undefined;

for (const name of procedures.keys()) {
  assert((serviceOf(name) ?? taskOf(name)) !== undefined, `${name} has a service`);
}
assert(Object.keys(tillApi).length === Object.keys(services).length, 'every feature has its services');

/**
 * The only road to a procedure: parses, authorises, runs, maps errors, logs. A command runs in one IMMEDIATE
 * transaction together with its stored answer, so that it is there wholly or not at all, and once.
 */
export function makeDispatch(parts: DispatchParts): Till['dispatch'] {
  const { database, read, write, log } = parts;
  /** The backups that the transaction under way asks for. */
  const laterBackups: string[] = [];
  const underWay = new Map<string, { readonly digest: Buffer; readonly answer: Promise<unknown> }>();
  /** Kept in the form that is quickest to sign with. */
  let digestKey: KeyObject | undefined;

  /** Read once and again after each change: every question needs it. This process is the shop's only writer. */
  let shopRead: Shop | undefined;
  const shopNow = (): Shop | undefined => (shopRead ??= read.shop.get());

  const digest = (procedure: string, input: unknown): Buffer => {
    if (digestKey === undefined) {
      const key = read.commands.digestKey();
      assert(key !== undefined, 'a shop has the key of its digests');
      digestKey = createSecretKey(key);
    }
    return createHmac('sha256', digestKey)
      .update(`${procedure}\n${canonicalJson(input)}`)
      .digest();
  };

  /** The answer that was given to this command before, if any. */
  const replay = (
    id: string,
    procedure: string,
    input: unknown,
  ): { readonly answer: unknown } | undefined => {
    const stored = read.commands.get(id);
    if (stored === undefined) return undefined;
    const isSame =
      stored.procedure === procedure && timingSafeEqual(stored.inputDigest, digest(procedure, input));
    if (!isSame) throw new Refusal('COMMAND_ID_REUSED', { field: 'commandId' });
    return { answer: JSON.parse(stored.answer) };
  };

  const openContext = (session: Session, shop: Shop | undefined): OpenContext => ({
    session,
    shop,
    locale: shop?.letterhead.locale ?? parts.locale,
    now: parts.now(),
    read,
    folder: parts.folder,
    readers: parts.readers,
    announce: parts.tell,
    isPrinterTroubled: parts.isPrinterTroubled,
  });

  const readContext = (session: Session, shop: Shop): ReadContext => {
    const open = openContext(session, shop);
    return { ...open, shop, today: openDay(read, open.now, shop) };
  };

  /** The person behind a session. A command line is written into the staff at its first command. */
  const staffOf = (session: Session): Staff => {
    const known = session.actorName === null ? read.staff.owner() : read.staff.named(session.actorName);
    if (known !== undefined) return known;
    assert(session.actorName !== null, 'a shop has an owner from its set-up on');
    const role = session.role === 'owner' ? 'owner' : 'cashier';
    const staff = { id: parts.newId() as StaffId, name: session.actorName, role } as const;
    write.staff.add(staff, parts.now());
    return staff;
  };

  // Made once: making one takes longer than an INSERT.
  const atomically = database.transaction((run: () => unknown): unknown => run());

  /** Runs in one transaction; the events are told after it. */
  const commit = (run: (tell: (event: TillEvent) => void) => unknown): unknown => {
    const events: TillEvent[] = [];
    let value: unknown;
    try {
      value = atomically.immediate(() => run((event) => events.push(event)));
    } catch (error) {
      // A set-up that is undone takes its new key along.
      digestKey = undefined;
      shopRead = undefined;
      laterBackups.length = 0;
      throw error;
    }
    if (events.some((event) => event.name === 'shop.changed')) shopRead = undefined;
    for (const event of events) parts.tell(event);
    for (const file of laterBackups.splice(0)) parts.backUpLater(file);
    parts.onCommitted();
    return value;
  };

  const store = (
    id: string,
    procedure: string,
    input: unknown,
    answer: unknown,
    by: { staffId: StaffId; memberId: MemberId | null },
  ) => {
    const inputDigest = digest(procedure, input);
    write.commands.add(
      id,
      { procedure, inputDigest, answer: JSON.stringify(answer) },
      { ...by, at: parts.now() },
    );
  };

  const writeContext = (session: Session, shop: Shop, writing: Writing): WriteContext => {
    const reading = readContext(session, shop);
    const staff = staffOf(session);
    return {
      ...reading,
      ...writing,
      staff,
      afterCommit: (_what, file) => laterBackups.push(file),
      audit: (entry) => {
        const { now: at, today: businessDay } = reading;
        write.audit.add({ ...entry, at, businessDay, staffId: staff.id, till: session.till });
      },
    };
  };

  /** Writes for a task, in a transaction of its own. */
  const inTransaction = <Value>(
    session: Session,
    shop: Shop,
    run: (context: WriteContext) => Value,
  ): Value => {
    let value: { readonly of: Value } | undefined;
    commit((tell) => {
      const writing = {
        write,
        newId: parts.newId,
        randomBytes: parts.randomBytes,
        tell,
        answerSpeaksOf: () => {},
      };
      value = { of: run(writeContext(session, shop, writing)) };
    });
    assert(value !== undefined, 'a transaction that committed has run');
    return value.of;
  };

  const runCommand = (
    session: Session,
    shop: Shop | undefined,
    name: string,
    procedure: Procedure,
    input: unknown,
    raw: unknown,
    id: string,
  ): unknown =>
    commit((tell) => {
      // Looked up inside the transaction, so that no other writer can come between look and store.
      const before = replay(id, name, raw);
      if (before !== undefined) return before.answer;
      let memberId: MemberId | null = null;
      const writing = {
        write,
        newId: parts.newId,
        randomBytes: parts.randomBytes,
        tell,
        answerSpeaksOf: (who: MemberId) => {
          memberId = who;
        },
      };
      const service = serviceOf(name);
      assert(service !== undefined, `${name} has a service`);
      if (procedure.role === 'anyone') {
        if (read.commands.digestKey() === undefined) {
          write.commands.setDigestKey(parts.randomBytes(32));
          // One that was rolled back, for want of room on the disk, isn't the one that is kept.
          digestKey = undefined;
        }
        const answer = procedure.output.parse(
          service({ ...openContext(session, undefined), ...writing }, input),
        );
        const owner = read.staff.owner();
        assert(owner !== undefined, 'the set-up makes an owner');
        store(id, name, raw, answer, { staffId: owner.id, memberId });
        return answer;
      }
      assert(shop !== undefined, 'a command of a cashier has a shop');
      const context = writeContext(session, shop, writing);
      const answer = procedure.output.parse(service(context, input));
      store(id, name, raw, answer, { staffId: context.staff.id, memberId });
      return answer;
    });

  const runTask = async (
    session: Session,
    shop: Shop,
    name: string,
    procedure: Procedure,
    input: unknown,
    raw: unknown,
    id: string,
  ) => {
    const task = taskOf(name);
    assert(task !== undefined, `${name} is a task`);
    const context: TaskContext = {
      ...readContext(session, shop),
      backUp: parts.backUp,
      inTransaction: (run) => inTransaction(session, shop, run),
    };
    const answer = procedure.output.parse(await task(context, input));
    commit(() => {
      const staff = staffOf(session);
      store(id, name, raw, answer, { staffId: staff.id, memberId: null });
    });
    return answer;
  };

  const run = async (
    session: Session,
    name: string,
    procedure: Procedure,
    raw: unknown,
    givenId: string | undefined,
  ): Promise<unknown> => {
    const shop = shopNow();
    if (ranks[session.role] < ranks[procedure.role]) throw new Refusal('NOT_ALLOWED');
    if (shop === undefined && procedure.role !== 'anyone') throw new Refusal('SHOP_NOT_SET_UP');
    const id = procedure.kind === 'command' ? parseCommandId(givenId ?? parts.newId()) : undefined;
    // Before the input is parsed: an upgrade that asks for more must not take back an answer that was given.
    const before = id === undefined ? undefined : replay(id, name, raw);
    if (before !== undefined) return before.answer;
    const going = id === undefined ? undefined : underWay.get(id);
    if (going !== undefined) {
      if (!going.digest.equals(digest(name, raw)))
        throw new Refusal('COMMAND_ID_REUSED', { field: 'commandId' });
      return going.answer;
    }
    const parsed = procedure.input.safeParse(raw);
    if (!parsed.success) throw new InvalidInput(parsed.error.issues, raw);
    if (id === undefined) {
      const service = serviceOf(name);
      assert(service !== undefined, `${name} has a service`);
      const context =
        shop === undefined || procedure.role === 'anyone'
          ? openContext(session, shop)
          : readContext(session, shop);
      return procedure.output.parse(await service(context, parsed.data));
    }
    if (taskOf(name) === undefined) return runCommand(session, shop, name, procedure, parsed.data, raw, id);
    assert(shop !== undefined, 'a task has a shop');
    const answer = runTask(session, shop, name, procedure, parsed.data, raw, id).finally(() =>
      underWay.delete(id),
    );
    underWay.set(id, { digest: digest(name, raw), answer });
    return answer;
  };

  return async (session, name, input, commandId): Promise<Result<unknown, ErrorBody>> => {
    const startedAt = performance.now();
    const procedure = procedures.get(name);
    let result: Result<unknown, ErrorBody>;
    try {
      if (procedure === undefined)
        throw new Refusal('PROCEDURE_UNKNOWN', { details: { procedure: name.slice(0, 80) } });
      result = ok(await run(session, name, procedure, input, commandId));
    } catch (error) {
      result = fail(toBody(error, name, procedure));
    }
    const tookMs = Math.round(performance.now() - startedAt);
    if (tookMs >= SLOW_MS && procedure !== undefined)
      log.write('warning', 'slow', { procedure: name, tookMs });
    return result;
  };

  function toBody(error: unknown, name: string, procedure: Procedure | undefined): ErrorBody {
    const say = translatorFor(localeNow());
    if (error instanceof InvalidInput) return inputInvalid(name, error.issues, error.input, say);
    const place = {
      say,
      log,
      newId: parts.newId,
      file: parts.file,
      procedure: procedure === undefined ? '' : name,
    };
    const isDeclared =
      !(error instanceof Refusal) || [...commonRefusals, ...(procedure?.refusals ?? [])].includes(error.code);
    if (isDeclared) return errorBodyOf(error, place);
    return errorBodyOf(
      new Error(`${name} refused with ${error.code}, which its contract doesn't declare`),
      place,
    );
  }

  function localeNow(): Locale {
    try {
      return shopNow()?.letterhead.locale ?? parts.locale;
    } catch {
      // The file that can't be read is what is being reported; the sentence comes in the system's language.
      return parts.locale;
    }
  }
}

/** The business day that a sale of this instant is written into: the first one that isn't closed. */
function openDay(read: ReadableStore, now: Instant, shop: Shop): BusinessDay {
  let day = businessDayOf(now, shop.dayRule);
  while (read.days.isClosed(day)) day = addDays(day, 1);
  return day;
}

/** An input that the contract's schema doesn't take. */
class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  readonly issues: readonly z.core.$ZodIssue[];
  readonly input: unknown;
  constructor(issues: readonly z.core.$ZodIssue[], input: unknown) {
    super('the input is invalid');
    this.issues = issues;
    this.input = input;
  }
}

function parseCommandId(commandId: string): string {
  const parsed = commandIdField.safeParse(commandId);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({ ...issue, path: ['commandId'] }));
  throw new InvalidInput(issues, { commandId });
}
