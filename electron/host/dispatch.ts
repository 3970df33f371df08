import { Refusal, type ErrorBody } from '../core/contract/errors.ts';
import type { Procedure, Role } from '../core/contract/procedure.ts';
import { procedures } from '../core/contract/till-api.ts';
import { assert } from '../core/domain/assert.ts';
import type { MemberId } from '../core/domain/ids.ts';
import { fail, ok, type Result } from '../core/domain/result.ts';
import type { Locale } from '../core/messages/translate.ts';
import type { TaskContext, WriteContext } from './context.ts';
import { commitsTo } from './dispatch/commits.ts';
import { contextsOf } from './dispatch/contexts.ts';
import { errorAnswers, parseCommandId, parseInput } from './dispatch/error-answers.ts';
import { givenAnswers, type AskedCommand } from './dispatch/given-answers.ts';
import type { DispatchParts } from './dispatch/parts.ts';
import { serviceOf, taskOf } from './dispatch/services-of.ts';
import { makeJobsOf } from './printing/made-jobs.ts';
import type { Shop } from './store/shop.ts';
import type { Session, Till } from './till.ts';

const SLOW_MS = 100;

const ranks: Readonly<Record<Role, number>> = { anyone: 0, cashier: 1, owner: 2 };

/** A question as it came in: who asks what, under which contract. */
interface Asked {
  readonly session: Session;
  readonly name: string;
  readonly procedure: Procedure;
  readonly raw: unknown;
}

/**
 * The only road to a procedure: parses, authorises, runs, maps errors, logs. A command runs in one IMMEDIATE
 * transaction together with its stored answer, so that it is there wholly or not at all, and once.
 */
export function makeDispatch(parts: DispatchParts): Till['dispatch'] {
  const { read, log } = parts;
  /** The backups that the transaction under way asks for. */
  const laterBackups: string[] = [];
  const underWay = new Map<string, { readonly digest: Buffer; readonly answer: Promise<unknown> }>();
  const given = givenAnswers(parts);
  const contexts = contextsOf(parts, (file) => laterBackups.push(file));

  /** Read once and again after each change: every question needs it. This process is the shop's only writer. */
  let shopRead: Shop | undefined;
  const shopNow = (): Shop | undefined => (shopRead ??= read.shop.get());

  const commit = commitsTo({
    database: parts.database,
    onUndone() {
      given.forgetKey();
      shopRead = undefined;
      laterBackups.length = 0;
    },
    onDone(events) {
      if (events.some((event) => event.name === 'shop.changed')) shopRead = undefined;
      for (const event of events) parts.tell(event);
      if (events.some((event) => event.name === 'printing.changed')) parts.printing.look();
      for (const file of laterBackups.splice(0)) parts.backUpLater(file);
      parts.onCommitted(Math.max(1, events.length));
    },
  });

  const runQuery = async ({ session, name, procedure, raw }: Asked, shop: Shop | undefined) => {
    const input = parseInput(procedure, raw);
    const context =
      shop === undefined || procedure.role === 'anyone'
        ? contexts.open(session, shop)
        : contexts.reading(session, shop);
    return procedure.output.parse(await serviceOf(name)(context, input));
  };

  const runCommand = ({ session, procedure }: Asked, shop: Shop | undefined, command: AskedCommand) => {
    const input = parseInput(procedure, command.raw);
    return commit((tell) => {
      let memberId: MemberId | null = null;
      const means = contexts.means(tell, (who) => {
        memberId = who;
      });
      const service = serviceOf(command.name);
      if (procedure.role === 'anyone') {
        given.makeKey();
        const answer = procedure.output.parse(
          service({ ...contexts.open(session, undefined), ...means }, input),
        );
        const owner = read.staff.owner();
        assert(owner !== undefined, 'the set-up makes an owner');
        given.keep(command, answer, { staffId: owner.id, memberId });
        return answer;
      }
      assert(shop !== undefined, 'a command of a cashier has a shop');
      const context = contexts.writing(session, shop, means);
      const answer = procedure.output.parse(service(context, input));
      makeJobsOf(context, { shell: session.shell, procedure: command.name, input, answer });
      given.keep(command, answer, { staffId: context.staff.id, memberId });
      return answer;
    });
  };

  /** Writes for a task, in a transaction of its own. */
  const inTransaction = <Value>(
    session: Session,
    shop: Shop,
    run: (context: WriteContext) => Value,
  ): Value => {
    let value: { readonly of: Value } | undefined;
    commit((tell) => {
      value = {
        of: run(
          contexts.writing(
            session,
            shop,
            contexts.means(tell, () => {}),
          ),
        ),
      };
    });
    assert(value !== undefined, 'a transaction that committed has run');
    return value.of;
  };

  const runTask = async ({ session, procedure }: Asked, shop: Shop, command: AskedCommand) => {
    const task = taskOf(command.name);
    assert(task !== undefined, `${command.name} is a task`);
    const input = parseInput(procedure, command.raw);
    const context: TaskContext = {
      ...contexts.reading(session, shop),
      backUp: parts.backUp,
      lookAtBackups: parts.lookAtBackups,
      forget: parts.forget,
      room: parts.room,
      inTransaction: (run) => inTransaction(session, shop, run),
    };
    const answer = procedure.output.parse(await task(context, input));
    commit(() => given.keep(command, answer, { staffId: contexts.staffOf(session).id, memberId: null }));
    return answer;
  };

  /** A task that is under way is joined, not begun again. */
  const joinTask = (asked: Asked, shop: Shop, command: AskedCommand): Promise<unknown> => {
    const { id } = command;
    const answer = runTask(asked, shop, command).finally(() => underWay.delete(id));
    underWay.set(id, { digest: given.digest(command.name, command.raw), answer });
    return answer;
  };

  const run = async (asked: Asked, givenId: string | undefined): Promise<unknown> => {
    const { session, name, procedure, raw } = asked;
    const shop = shopNow();
    if (ranks[session.role] < ranks[procedure.role]) throw new Refusal('NOT_ALLOWED');
    if (shop === undefined && procedure.role !== 'anyone') throw new Refusal('SHOP_NOT_SET_UP');
    if (procedure.kind === 'query') return runQuery(asked, shop);
    const command = { id: parseCommandId(givenId ?? parts.newId()), name, raw };
    // Before the input is parsed: an upgrade that asks for more must not take back an answer that was given. Nothing is
    // waited for from here to the commit, and this process is the shop's only writer: nobody comes in between.
    const before = given.replay(command);
    if (before !== undefined) return before.answer;
    const going = underWay.get(command.id);
    if (going !== undefined) {
      if (!going.digest.equals(given.digest(name, raw)))
        throw new Refusal('COMMAND_ID_REUSED', { field: 'commandId' });
      return going.answer;
    }
    if (taskOf(name) === undefined) return runCommand(asked, shop, command);
    assert(shop !== undefined, 'a task has a shop');
    return joinTask(asked, shop, command);
  };

  const errorAnswer = errorAnswers(parts, (): Locale => {
    try {
      return shopNow()?.letterhead.locale ?? parts.locale;
    } catch {
      // The file that can't be read is what is being reported; the sentence comes in the system's language.
      return parts.locale;
    }
  });

  return async (session, name, input, commandId): Promise<Result<unknown, ErrorBody>> => {
    const startedAt = performance.now();
    const procedure = procedures.get(name);
    let result: Result<unknown, ErrorBody>;
    try {
      if (procedure === undefined)
        throw new Refusal('PROCEDURE_UNKNOWN', { details: { procedure: name.slice(0, 80) } });
      result = ok(await run({ session, name, procedure, raw: input }, commandId));
    } catch (error) {
      result = fail(errorAnswer(error, name, procedure));
    }
    const tookMs = Math.round(performance.now() - startedAt);
    if (tookMs >= SLOW_MS && procedure !== undefined)
      log.write('warning', 'slow', { procedure: name, tookMs });
    return result;
  };
}
