import { describe, expect, it } from 'vitest';
import { whyNoSerialPair } from '../helpers/serial-pair.ts';
import { isWhole } from '../soak/report.ts';
import { soakSerial } from '../soak/serial-soak.ts';
import { Tally } from '../soak/tally.ts';

const whyNot = whyNoSerialPair();

describe('serial scanners whose cables are pulled at random', () => {
  // `npm run test:soak` does the same for as many scans as there is time for.
  it.skipIf(whyNot !== undefined)(
    'have every whole scan seen exactly once',
    async () => {
      const result = await soakSerial(20_26, 400);
      expect(result.harm).toEqual({ lost: [], doubled: [], strange: [], late: [] });
      expect(isWhole(result)).toBe(true);
      // The seed's plan is the same in every run.
      expect(result.scans).toBe(400);
      expect(Object.fromEntries(result.pulls)).toEqual({
        'between two scans': 3,
        'in the middle of one': 4,
        'as one was sent': 4,
      });
    },
    300_000,
  );
});

describe('the tally of a soak', () => {
  const tally = new Tally();
  for (const text of ['one', 'two', 'three']) tally.add(text, 'certain');
  tally.add('pulled', 'pulled at once');

  it.each([
    { seen: ['one', 'two', 'three'], harm: {} },
    { seen: ['one', 'two', 'three', 'pulled'], harm: {} },
    { seen: ['one', 'three'], harm: { lost: ['two'] } },
    { seen: ['one', 'two', 'two', 'three'], harm: { doubled: ['two'] } },
    {
      seen: ['one', 'pulled', 'two', 'three', 'pulled'],
      harm: { doubled: ['pulled'], late: ['two', 'three'] },
    },
    { seen: ['one', 'tw', 'two', 'three'], harm: { strange: ['tw'] } },
    { seen: ['two', 'one', 'three'], harm: { late: ['one'] } },
  ])('finds $harm in $seen', ({ seen, harm }) => {
    expect(tally.compare(seen)).toEqual({ lost: [], doubled: [], strange: [], late: [], ...harm });
  });
});
