import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { refusal, value } from '../../helpers/till.ts';
import type { SuiteShop } from './suite-shop.ts';

export function describePeople(shop: () => SuiteShop): void {
  describe('members who are one person, or want to be forgotten', () => {
    it('are merged once, undone once, and merged again, also after a restart', async () => {
      const { asOwner, asCashier, restart } = shop();
      const kept = value(await asOwner.members.enrol({ name: 'Nora' }));
      const merged = value(await asOwner.members.enrol({ name: 'N. Nora' }));
      value(await asOwner.sales.record({ cardNumber: merged.cardNumber, totalMinor: 700 }));
      const both = { keepId: kept.memberId, mergeId: merged.memberId };
      const [merging, parting] = [{ commandId: newId() }, { commandId: newId() }];
      const quote = value(await asOwner.members.quoteMerge(both));
      const first = value(await asOwner.members.merge(both, merging));
      expect(first).toEqual(quote);
      await restart();
      expect(value(await asOwner.members.merge(both, merging))).toEqual(first);
      const file = value(await asOwner.members.export({ memberId: merged.memberId, format: 'json' }));
      expect(file.content).toContain('N. Nora');
      const told = value(await asCashier.cards.resolve({ code: merged.cardNumber }));
      expect(told).toMatchObject({ memberId: kept.memberId, balance: 7, mergedName: 'N. Nora' });
      const undone = value(await asOwner.members.unmerge({ mergedId: merged.memberId }, parting));
      await restart();
      expect(value(await asOwner.members.unmerge({ mergedId: merged.memberId }, parting))).toEqual(undone);
      expect(value(await asCashier.points.balance({ memberId: merged.memberId })).balance).toBe(7);
    });

    it('are erased once, and their stored answers with them', async () => {
      const { asOwner, restart } = shop();
      const [enrolling, erasing] = [{ commandId: newId() }, { commandId: newId() }];
      const { memberId } = value(await asOwner.members.enrol({ name: 'Otto' }, enrolling));
      const first = value(await asOwner.members.erase({ memberId }, erasing));
      await restart();
      expect(value(await asOwner.members.erase({ memberId }, erasing))).toEqual(first);
      expect(refusal(await asOwner.members.enrol({ name: 'Otto' }, enrolling))).toBe('MEMBER_ERASED');
    });
  });
}
