import { describe, expect, it } from 'vitest';
import { burstWith, codeEndedBy, noBurst } from '../../renderer/state/burst.ts';

/** Keys at an even pace, from the instant 1000 on; Enter comes one gap after the last. */
function keysAt(gapMs: number, text: string) {
  const burst = [...text].reduce((sum, key, index) => burstWith(sum, key, 1000 + index * gapMs), noBurst);
  return codeEndedBy(burst, 1000 + text.length * gapMs);
}

describe('A scanner in keyboard mode', () => {
  it('is known by its speed', () => {
    expect(keysAt(4, '2900294892597')).toBe('2900294892597');
    expect(keysAt(20, 'R0000000018')).toBe('R0000000018');
  });

  it('is not seen in what a hand types, however much it is', () => {
    expect(keysAt(60, '2900294892597')).toBeNull();
  });

  it('is not seen in a few keys that are struck at once', () => {
    expect(keysAt(2, '1250')).toBeNull();
  });

  it('begins anew after a pause: what a hand typed before it is no part of the code', () => {
    const byHand = [...'12'].reduce((sum, key, index) => burstWith(sum, key, index * 200), noBurst);
    const scanned = [...'29002948'].reduce((sum, key, index) => burstWith(sum, key, 900 + index * 3), byHand);
    expect(codeEndedBy(scanned, 925)).toBe('29002948');
  });

  it('is not seen where Enter comes later, from a hand', () => {
    const scanned = [...'29002948'].reduce((sum, key, index) => burstWith(sum, key, index * 3), noBurst);
    expect(codeEndedBy(scanned, 500)).toBeNull();
  });
});
