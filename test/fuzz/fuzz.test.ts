import { randomInt } from 'node:crypto';
import { expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';
import { inputAt, inputKinds } from './inputs.ts';
import { fuzzedParsers } from './parsers.ts';

const inputs = 20_000;

it.each(fuzzedParsers.map(({ name }) => name))(
  'the parser “%s” takes anything: it never throws, never hangs and keeps nothing',
  async (name) => {
    const report = await fuzz(name, inputs, randomInt(1_000_000_000));
    expect(report.failure).toBeNull();
    // Inputs that are all refused, or all read, would try little of it.
    expect(report.read).toBeGreaterThan(0);
    expect(report.refused).toBeGreaterThan(0);
  },
);

it('an input is found again by its seed and its number', () => {
  const examples = fuzzedParsers.flatMap((parser) => parser.examples);
  const made = Array.from({ length: 5_000 }, (_, number) => inputAt(7, number, examples));
  expect(inputAt(7, 4_711, examples)).toEqual(made[4_711]);
  expect(inputAt(8, 4_711, examples)).not.toEqual(made[4_711]);
  expect(new Set(made.map(({ kind }) => kind))).toEqual(new Set(inputKinds));
});
