import { describe, expect, it } from 'vitest';
import type { BusinessDay, Instant, MemberId, SaleId, StaffId } from '../../electron/core/domain/ids.ts';
import {
  canonicalTransfer,
  memberAccount,
  useLots,
  type Transfer,
} from '../../electron/core/domain/ledger.ts';

const transfer: Transfer = {
  seq: 1,
  from: 'shop:issued',
  to: memberAccount('01900000-0000-7000-8000-000000000001' as MemberId),
  points: 12,
  kind: 'earn',
  saleId: '01900000-0000-7000-8000-000000000002' as SaleId,
  staffId: '01900000-0000-7000-8000-000000000003' as StaffId,
  at: 1_795_262_400_000 as Instant,
  businessDay: '2026-11-21' as BusinessDay,
  till: 'Till 1',
  reasonHash: null,
};

describe('the form that a transfer is hashed in', () => {
  it('is version 1, in this order, for ever', () => {
    expect(canonicalTransfer(transfer)).toBe(
      '[1,1,"shop:issued","member:01900000-0000-7000-8000-000000000001",12,"earn",' +
        '"01900000-0000-7000-8000-000000000002","01900000-0000-7000-8000-000000000003",1795262400000,"2026-11-21","Till 1",null]',
    );
  });

  it('tells any two transfers apart that differ in one field', () => {
    const variants: Partial<Transfer>[] = [
      { seq: 2 },
      { points: 13 },
      { kind: 'adjust' },
      { saleId: null },
      { till: 'Till 2' },
      { reasonHash: '00' },
      { at: 0 as Instant },
    ];
    const forms = [{}, ...variants].map((variant) => canonicalTransfer({ ...transfer, ...variant }));
    expect(new Set(forms).size).toBe(forms.length);
  });
});

describe('lots', () => {
  const lots = [
    { seq: 4, points: 5, expiresOn: '2026-12-01' },
    { seq: 1, points: 10, expiresOn: null },
    { seq: 2, points: 3, expiresOn: null },
  ];

  it('are used in their order, only as far as needed', () => {
    const uses = useLots(8, lots);
    expect(uses?.map(({ lot, points }) => [lot.seq, points])).toEqual([
      [4, 5],
      [1, 3],
    ]);
  });

  it('are read no further than needed', () => {
    function* endless() {
      yield lots[0] ?? { seq: 0, points: 5, expiresOn: null };
      throw new Error('one lot was enough');
    }
    expect(useLots(5, endless())).toHaveLength(1);
  });

  it('that don’t hold enough are not used at all', () => {
    expect(useLots(19, lots)).toBeUndefined();
    expect(useLots(18, lots)).toHaveLength(3);
    expect(useLots(1, [])).toBeUndefined();
  });
});
