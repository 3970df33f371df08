import { v7 as newId } from 'uuid';
import { describe, expect, it, onTestFinished } from 'vitest';
import { procedures } from '../../electron/core/contract/till-api.ts';
import { startCrashingTill, type Answer, type CrashingTill } from '../crash/crashing-till.ts';
import type { Question } from '../crash/load.ts';
import { countRows } from '../helpers/row-counts.ts';
import { folderForTest } from '../helpers/shop-folder.ts';
import { openTill, owner, refusal, value } from '../helpers/till.ts';
import { exampleInputs } from './suite/example-inputs.ts';

const NOON = Date.parse('2026-11-21T12:00:00Z');

/** A till of its own process that is asked one thing after the other. */
interface AskedTill {
  readonly ask: (question: Question) => Promise<Answer>;
  readonly till: CrashingTill;
}

async function startTill(folder: string): Promise<AskedTill> {
  let told: ((answer: Answer) => void) | undefined;
  const till = startCrashingTill({ folder, onAnswer: (_, answer) => told?.(answer) });
  onTestFinished(() => till.kill());
  expect(await till.open(NOON)).toBeUndefined();
  return {
    till,
    ask: (question) =>
      new Promise((resolve) => {
        told = resolve;
        till.ask(question);
      }),
  };
}

const isRecord = (input: unknown): input is Readonly<Record<string, unknown>> =>
  typeof input === 'object' && input !== null;

const commands = [...procedures].filter(([, { kind }]) => kind === 'command').map(([name]) => name);

/** What has to be asked before others make it impossible, and what comes last because it makes others so. */
const early = [
  'sales.record',
  'sales.attach',
  'sales.refund',
  'rewards.redeem',
  'rewards.cancel',
  'points.adjust',
];
const late = ['sales.void', 'members.replaceCard', 'day.close'];
const rank = (name: string): number =>
  early.includes(name) ? early.indexOf(name) - early.length : late.indexOf(name) + 1;

describe('every command of the contract', () => {
  it('asked again by its id, after an end and after a kill, gives its first answer and writes nothing; with another input it is refused', async () => {
    const shop = await openTill({ folder: folderForTest() });
    const inputs = await exampleInputs(shop);
    await shop.close();
    const made = await openTill({ folder: folderForTest(), setUp: null });
    const setUp = inputs.get('shop.setUp');
    if (!isRecord(setUp)) throw new Error('a set-up has an example');
    const setUpId = newId();
    const first = value(await made.till().dispatch(owner, 'shop.setUp', setUp, setUpId));
    await made.close();
    const questions = commands
      .filter((name) => name !== 'shop.setUp')
      .toSorted((a, b) => rank(a) - rank(b))
      .map((procedure): Question => {
        const input = inputs.get(procedure);
        if (!isRecord(input)) throw new Error(`${procedure} has an example`);
        return { procedure, input, role: 'owner', commandId: newId(), at: NOON };
      });

    const one = await startTill(shop.folder);
    const answers = new Map<string, Answer>();
    for (const question of questions) answers.set(question.procedure, await one.ask(question));
    const refused = [...answers].flatMap(([name, answer]) =>
      answer.ok ? [] : [`${name}: ${answer.error.code}`],
    );
    expect(refused).toEqual([]);
    await one.till.kill();

    const rows = countRows(shop.file);
    const expectSameFrom = async ({ ask }: AskedTill): Promise<void> => {
      for (const question of questions) {
        expect(await ask(question), question.procedure).toEqual(answers.get(question.procedure));
        const other = { ...question, input: { ...question.input, another: 'input' } };
        expect(refusal(await ask(other)), question.procedure).toBe('COMMAND_ID_REUSED commandId');
      }
    };
    const two = await startTill(shop.folder);
    await expectSameFrom(two);
    two.till.end();
    await two.till.gone;
    const three = await startTill(shop.folder);
    await expectSameFrom(three);
    await three.till.kill();
    expect(countRows(shop.file)).toEqual(rows);

    const empty = await startTill(made.folder);
    const again = {
      procedure: 'shop.setUp',
      input: setUp,
      role: 'owner',
      commandId: setUpId,
      at: NOON,
    } as const;
    expect(value(await empty.ask(again))).toEqual(first);
    const other = { ...again, input: { ...setUp, name: 'Third' } };
    expect(refusal(await empty.ask(other))).toBe('COMMAND_ID_REUSED commandId');
  }, 300_000);
});
