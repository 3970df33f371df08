import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMemberFileName, memberFileKinds, memberFileName } from '../../electron/core/domain/member-file.ts';
import { fieldsApart, fieldsFilled, fieldsTogether } from '../../electron/core/domain/merging.ts';

const given = fc.option(fc.string({ minLength: 1, maxLength: 12 }), { nil: null, freq: 2 });
const fields = fc.record({
  name: fc.string({ maxLength: 12 }),
  phone: given,
  email: given,
  birthday: given,
  note: given,
});

describe('the fields of two members who are merged', () => {
  it('are the kept one’s where it has them, and nothing of either is lost', () => {
    fc.assert(
      fc.property(fields, fields, (kept, merged) => {
        const both = fieldsTogether(kept, merged);
        expect(both.name).toBe(kept.name === '' ? merged.name : kept.name);
        for (const field of ['phone', 'email', 'birthday'] as const)
          expect(both[field]).toBe(kept[field] ?? merged[field]);
        for (const note of [kept.note, merged.note]) if (note !== null) expect(both.note).toContain(note);
      }),
    );
  });

  it('are what they were once the two are told apart', () => {
    fc.assert(
      fc.property(fields, fields, (kept, merged) => {
        const both = fieldsTogether(kept, merged);
        expect(fieldsApart(both, merged, fieldsFilled(kept, merged))).toEqual(kept);
      }),
    );
  });

  it('stay as they were changed since', () => {
    const kept = { name: 'Ana', phone: null, email: null, birthday: null, note: 'Likes rye' };
    const merged = { name: 'A.', phone: '600', email: 'a@b', birthday: null, note: 'No nuts' };
    const changed = { ...fieldsTogether(kept, merged), phone: '700', note: 'Moved away' };
    const apart = fieldsApart(changed, merged, fieldsFilled(kept, merged));
    expect(apart).toEqual({ ...kept, phone: '700', note: 'Moved away' });
  });
});

describe('the file that a member’s data is given in', () => {
  it.each(['Ana Ruiz', '李雷', '../../etc/passwd', 'a:b*c?', '', '…'.repeat(200)])('fits for %j', (name) => {
    for (const kind of memberFileKinds) {
      const file = memberFileName(name, '2026-11-21', kind);
      expect(isMemberFileName(file)).toBe(true);
      expect(file).toMatch(/^[^/\\:*?]*2026-11-21\.(?:json|csv)$/u);
    }
  });
});
