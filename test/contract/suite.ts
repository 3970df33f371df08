import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { value } from '../helpers/till.ts';
import { describeBadInput } from './suite/bad-input.ts';
import type { Binding } from './suite/binding.ts';
import { describeCompleteness } from './suite/completeness.ts';
import { describeCounter } from './suite/counter.ts';
import { describeDevices } from './suite/devices.ts';
import { describeIdempotency } from './suite/idempotency.ts';
import { describeMainJob } from './suite/main-job.ts';
import { describePaymentCards } from './suite/payment-cards.ts';
import { describePeople } from './suite/people.ts';
import { describePrinting } from './suite/printing.ts';
import { describeRefunds } from './suite/refunds.ts';
import { describeRefusals } from './suite/refusals.ts';
import { describeRescue } from './suite/rescue.ts';
import { describeRoles } from './suite/roles.ts';
import { describeSample } from './suite/sample.ts';
import { describeTraining } from './suite/training.ts';
import { openSuiteShop, type SuiteShop } from './suite/suite-shop.ts';

/** The contract as every shell must keep it: one shop, asked everything, by the real clock. */
export function describeContract(binding: Binding): void {
  describe(`the contract over ${binding.name}`, () => {
    let shop: SuiteShop;
    beforeAll(() => {
      shop = openSuiteShop(binding);
    });
    afterAll(() => shop.close());
    const theShop = (): SuiteShop => shop;

    describeMainJob(theShop);
    describeCounter(theShop);
    describeDevices(theShop);
    describePrinting(theShop);
    describeRefunds(theShop);
    describePeople(theShop);
    describeIdempotency(theShop);
    describeRefusals(theShop);
    describePaymentCards(theShop);
    describeBadInput(theShop, binding);
    describeRoles(theShop);
    describeTraining(theShop, binding);
    describeSample(theShop, binding);
    describeRescue(theShop);
    describeCompleteness(theShop);

    it('has left the books whole', async () => {
      const { checks } = value(await shop.asOwner.data.verify({}));
      expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    });
  });
}
