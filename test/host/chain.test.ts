import { describe, expect, it } from 'vitest';
import type { BusinessDay, Instant, MemberId, SaleId, StaffId } from '../../electron/core/domain/ids.ts';
import { memberAccount, type Transfer } from '../../electron/core/domain/ledger.ts';
import { chainHash, NO_HASH, reasonHash } from '../../electron/host/services/bookkeeping.ts';

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

describe('the chain of the ledger', () => {
  it('hashes this transfer after nothing to this, for ever', () => {
    // Made by another program: sha256 of 32 zero bytes and the canonical form.
    expect(chainHash(NO_HASH, transfer).toString('hex')).toBe(
      '4b04ee91e36d4786b2318a6a79b07c318f5d59c634c8905e8797ac03948b200b',
    );
  });

  it('depends on what was before', () => {
    expect(chainHash(Buffer.alloc(32, 1), transfer)).not.toEqual(chainHash(NO_HASH, transfer));
  });

  it('holds a reason only as the hash of salt and text', () => {
    const salt = Uint8Array.from({ length: 16 }, () => 7);
    expect(reasonHash(salt, 'A birthday')).toMatch(/^[0-9a-f]{64}$/);
    expect(reasonHash(salt, 'A birthday')).not.toBe(
      reasonHash(
        Uint8Array.from(salt, () => 8),
        'A birthday',
      ),
    );
  });
});
