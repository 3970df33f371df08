import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as newId } from 'uuid';
import { commonRefusals, type ErrorBody } from '../../electron/core/contract/errors.ts';
import { procedures } from '../../electron/core/contract/till-api.ts';
import type { Result } from '../../electron/core/domain/result.ts';
import { countRows } from '../helpers/row-counts.ts';
import { cashier, cli, expectWhole, openTill, owner, value, type TestTill } from '../helpers/till.ts';
import { exampleInputs } from './suite/example-inputs.ts';

/** Texts and numbers that programs trip over. */
const trips = fc.constantFrom<unknown>(
  ...[
    Number.NaN,
    Infinity,
    -Infinity,
    1e308,
    -0,
    2 ** 53,
    -1,
    0,
    0.1,
    1e-7,
    999_999_999_999,
    1_000_000_000_000,
  ],
  ...['', ' ', '\u0000', 'a\u0007b', '\ud800', 'x\udc00', '\u202Eevil', '\u2028', '\u200b', 'é'.repeat(5000)],
  ...[
    `Robert'); DROP TABLE member;--`,
    '<img src=x onerror=alert(1)>',
    '__proto__',
    'constructor',
    '%s%n',
    '../../x',
  ],
  ...[
    '4111111111111111',
    '2912345678901',
    'NaN',
    '1e9',
    '-0',
    '٣',
    '１２',
    '李',
    '🙂',
    '"',
    "'",
    '*',
    'a AND b',
    'NEAR(',
  ],
  ...[
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999Z',
    '2026-02-30',
    '0000-00-00',
    '-271821-04-20',
    '2026-11-21',
  ],
  ...[null, undefined, true, [], {}, [[]], 10n, new Date(0), new Map(), Symbol('s'), () => 1],
);

const anything = fc.oneof(
  { weight: 3, arbitrary: trips },
  { weight: 2, arbitrary: fc.jsonValue() },
  fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withSparseArray: true }),
);

/** Puts `replacement` where the `pick`-th value of a nested input is, or adds it beside, or takes that value away. */
function mutate(
  input: unknown,
  pick: number,
  how: 'replace' | 'drop' | 'add',
  replacement: unknown,
): unknown {
  const copy: unknown = structuredClone(input);
  const places: { holder: Record<string, unknown>; key: string }[] = [];
  const walk = (holder: unknown): void => {
    if (typeof holder !== 'object' || holder === null) return;
    for (const key of Object.keys(holder)) {
      places.push({ holder: holder as Record<string, unknown>, key });
      walk((holder as Record<string, unknown>)[key]);
    }
  };
  walk(copy);
  const place = places[pick % Math.max(1, places.length)];
  if (place === undefined || how === 'add') {
    const holder = place?.holder ?? (copy as Record<string, unknown>);
    if (typeof holder === 'object' && holder !== null)
      holder[typeof replacement === 'string' ? replacement : 'more'] = 1;
    return copy;
  }
  if (how === 'drop') delete place.holder[place.key];
  else place.holder[place.key] = replacement;
  return copy;
}

const common: readonly string[] = commonRefusals;

describe('every procedure, whatever it is asked', () => {
  let till: TestTill;
  let examples: ReadonlyMap<string, unknown>;
  beforeAll(async () => {
    till = await openTill();
    examples = await exampleInputs(till);
  });
  afterAll(() => till.close());

  /** An answer of the contract: a value, or a refusal that the procedure declares, or a fault of the disk; nothing else. */
  function checkAnswer(name: string, answer: Result<unknown, ErrorBody>): void {
    if (answer.ok) return;
    const { kind, code, message } = answer.error;
    const declared: readonly string[] = procedures.get(name)?.refusals ?? [];
    if (kind === 'refusal') expect([...common, ...declared]).toContain(code);
    else expect([name, code]).toEqual(['data.backup', 'FILE_NOT_WRITABLE']);
    expect(message).not.toBe('');
    if (code === 'INPUT_INVALID') expect(message).toMatch(/^[\w.]+ › /);
  }

  it.each([...procedures.keys()])(
    '%s answers, refuses what its contract declares, and never breaks',
    async (name) => {
      const example = examples.get(name);
      expect(example, `${name} has an example input`).toBeDefined();
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(
            { weight: 1, arbitrary: anything },
            {
              weight: 3,
              arbitrary: fc
                .tuple(fc.nat(40), fc.constantFrom('replace', 'replace', 'drop', 'add'), anything)
                .map(([pick, how, replacement]) => mutate(example, pick, how, replacement)),
            },
          ),
          fc.constantFrom(owner, cashier, cli),
          fc.oneof({ weight: 5, arbitrary: fc.constant('fresh') }, anything),
          async (input, session, id) => {
            // Without a word about how much, it is a whole year's.
            fc.pre(name !== 'sample.open' || Object.keys(Object(input)).length > 0);
            const before = countRows(till.file);
            const commandId = id === 'fresh' ? newId() : id;
            const answer = await till.till().dispatch(session, name, input, commandId as string | undefined);
            checkAnswer(name, answer);
            if (!answer.ok) expect(countRows(till.file)).toEqual(before);
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  it('is no procedure for any other name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), anything, async (name, input) => {
        fc.pre(!procedures.has(name));
        const answer = await till.till().dispatch(owner, name, input, undefined);
        expect(answer).toMatchObject({ ok: false, error: { kind: 'refusal', code: 'PROCEDURE_UNKNOWN' } });
      }),
    );
  });

  it('has left the books whole', async () => {
    await expectWhole(till);
    expect(value(await till.asOwner.system.status({})).shop?.name).toBeTypeOf('string');
  });
});
