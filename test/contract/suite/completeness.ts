import { describe, expect, it } from 'vitest';
import { procedures } from '../../../electron/core/contract/till-api.ts';
import type { SuiteShop } from './suite-shop.ts';

/** Comes last: what the tests before it never met is missing from the suite, or can't be met and shouldn't be declared. */
export function describeCompleteness(shop: () => SuiteShop): void {
  describe('the whole contract', () => {
    it.each([...procedures])(
      '%s has answered, and has refused with each code that it declares',
      (name, procedure) => {
        const answered = shop().answered.get(name) ?? new Set();
        const missing = ['ok', 'INPUT_INVALID', ...procedure.refusals].filter((code) => !answered.has(code));
        expect(missing).toEqual([]);
      },
    );

    it('has never met a fault', () => {
      const odd = [...shop().answered].filter(([, codes]) => codes.has('INTERNAL'));
      expect(odd).toEqual([]);
    });
  });
}
