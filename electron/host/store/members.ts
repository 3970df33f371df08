import type { Database } from 'better-sqlite3';
import type { BusinessDay, Instant, MemberId, StaffId } from '../../core/domain/ids.ts';
import { foldName, foldPhone } from '../../core/domain/search-text.ts';
import { idsOf, keptAs } from './one-person.ts';
import { prepared } from './statements.ts';

export interface Member {
  readonly id: MemberId;
  /** Empty where somebody is known by the phone alone. */
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly birthday: string | null;
  readonly note: string | null;
}

export interface MemberRow extends Member {
  readonly number: number;
  /** The name, else the phone's last digits, else empty. */
  readonly called: string;
  readonly enrolledAt: number;
  readonly enrolledDay: BusinessDay;
  readonly referredBy: MemberId | null;
  /** The member that this one was merged into. */
  readonly keptAs: MemberId | null;
  readonly erasedAt: Instant | null;
}

/** An entry of what a member agreed to, or took back. None is ever changed. */
export interface ConsentEntry {
  readonly kind: ConsentKind;
  readonly granted: number;
  readonly at: Instant;
  readonly staff: string;
}

export interface FoundMember {
  readonly number: number;
  readonly memberId: MemberId;
  readonly name: string;
  readonly phone: string | null;
  readonly cardNumber: string | null;
  readonly balance: number;
}

const found = `
  m.number, m.id AS memberId, m.called AS name, m.phone,
  (SELECT c.number FROM card c WHERE c.member_id IN ${idsOf('m.id')} AND c.state = 'active' ORDER BY c.id DESC LIMIT 1) AS cardNumber,
  coalesce((SELECT b.balance FROM member_balance b WHERE b.member_id = m.id), 0) AS balance`;

export type ConsentKind = 'marketing' | 'profiling';

export function memberReads(database: Database) {
  const byId = prepared<[string], MemberRow>(
    database,
    `SELECT number, id, name, called, phone, email, birthday, note, enrolled_at AS enrolledAt, enrolled_day AS enrolledDay,
       referred_by AS referredBy, kept_as AS keptAs, erased_at AS erasedAt
     FROM member WHERE id = ?`,
  );
  const byName = prepared<[string, number], FoundMember>(
    database,
    `SELECT ${found} FROM member_name s JOIN member f ON f.number = s.rowid JOIN member m ON m.id = coalesce(f.kept_as, f.id)
     WHERE member_name MATCH ? ORDER BY s.rowid LIMIT ?`,
  );
  const byPhone = prepared<[string, number], FoundMember>(
    database,
    `SELECT ${found} FROM member_phone s JOIN member f ON f.number = s.rowid JOIN member m ON m.id = coalesce(f.kept_as, f.id)
     WHERE member_phone MATCH ? ORDER BY s.rowid LIMIT ?`,
  );
  const byCardPrefix = prepared<[string, string, number], FoundMember>(
    database,
    `SELECT ${found} FROM card k JOIN member m ON m.id = ${keptAs('k.member_id')}
     WHERE k.number >= ? AND k.number < ? AND m.erased_at IS NULL ORDER BY k.number LIMIT ?`,
  );
  const consents = prepared<[string], { kind: ConsentKind; granted: number }>(
    database,
    `SELECT kind, granted, max(seq) FROM consent WHERE member_id = ? GROUP BY kind`,
  );
  const consentEntries = prepared<[{ member: string }], ConsentEntry>(
    database,
    `SELECT c.kind, c.granted, c.at, p.name AS staff FROM consent c JOIN staff p ON p.id = c.staff_id
     WHERE c.member_id IN ${idsOf('@member')} ORDER BY c.seq DESC`,
  );
  const noteChange = prepared<[string], { at: Instant; staff: string }>(
    database,
    `SELECT m.note_at AS at, p.name AS staff FROM member m JOIN staff p ON p.id = m.note_staff_id WHERE m.id = ?`,
  );
  const withBirthday = prepared<[string], { memberId: MemberId; name: string }>(
    database,
    `SELECT coalesce(kept_as, id) AS memberId, name FROM member WHERE birthday = ? ORDER BY number`,
  );
  const memberSince = prepared<[{ member: string }], { at: Instant; day: BusinessDay }>(
    database,
    `SELECT min(enrolled_at) AS at, min(enrolled_day) AS day FROM member WHERE id IN ${idsOf('@member')}`,
  );
  const enrolledOn = prepared<[string], { count: number }>(
    database,
    `SELECT count(*) AS count FROM member WHERE enrolled_day = ?`,
  );
  return {
    get: (id: MemberId): MemberRow | undefined => byId().get(id),
    /** `match` is an FTS5 expression over folded names, as core/domain/search-text.ts makes it. */
    withName: (match: string, limit: number): FoundMember[] => byName().all(match, limit),
    /** `match` is an FTS5 trigram expression over the digits of phones. */
    withPhone: (match: string, limit: number): FoundMember[] => byPhone().all(match, limit),
    withCardFrom: (prefix: string, limit: number): FoundMember[] =>
      byCardPrefix().all(prefix, `${prefix}\u{10FFFF}`, limit),
    consents(id: MemberId): Record<ConsentKind, boolean> {
      const held = new Map(
        consents()
          .all(id)
          .map((row) => [row.kind, row.granted === 1]),
      );
      return { marketing: held.get('marketing') ?? false, profiling: held.get('profiling') ?? false };
    },
    /** Everything that the member agreed to or took back, newest first. */
    consentEntries: (id: MemberId): ConsentEntry[] => consentEntries().all({ member: id }),
    /** When the note was last changed, and by whom; undefined where there never was one. */
    noteChange: (id: MemberId) => noteChange().get(id),
    /** When the person first became a member; undefined for nobody's id. */
    since: (id: MemberId) => memberSince().get({ member: id }),
    withBirthday: (birthday: string) => withBirthday().all(birthday),
    enrolledOn: (day: BusinessDay): number => enrolledOn().get(day)?.count ?? 0,
  };
}

export function memberWrites(database: Database) {
  const add = prepared<
    [
      string,
      string,
      string | null,
      string | null,
      string | null,
      string | null,
      string | null,
      string,
      number,
      string,
    ],
    unknown
  >(
    database,
    `INSERT INTO member (id, name, phone, email, birthday, note, referred_by, enrolled_day, enrolled_at, staff_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const change = prepared<
    [string, string | null, string | null, string | null, string | null, number],
    unknown
  >(database, `UPDATE member SET name = ?, phone = ?, email = ?, birthday = ?, note = ? WHERE number = ?`);
  const signNote = prepared<[number, string, string], unknown>(
    database,
    `UPDATE member SET note_at = ?, note_staff_id = ? WHERE id = ?`,
  );
  const forgetName = prepared<[number], unknown>(database, `DELETE FROM member_name WHERE rowid = ?`);
  const rememberName = prepared<[number, string], unknown>(
    database,
    `INSERT INTO member_name (rowid, folded) VALUES (?, ?)`,
  );
  const forgetPhone = prepared<[number], unknown>(database, `DELETE FROM member_phone WHERE rowid = ?`);
  const rememberPhone = prepared<[number, string], unknown>(
    database,
    `INSERT INTO member_phone (rowid, digits) VALUES (?, ?)`,
  );
  const addConsent = prepared<[string, string, number, number, string, number | null], unknown>(
    database,
    `INSERT INTO consent (member_id, kind, granted, at, staff_id, merge_seq) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const dropConsents = prepared<[number], unknown>(database, `DELETE FROM consent WHERE merge_seq = ?`);
  const setReferrer = prepared<[string | null, string], unknown>(
    database,
    `UPDATE member SET referred_by = ? WHERE id = ?`,
  );
  const copySignature = prepared<[string, string], unknown>(
    database,
    `UPDATE member SET (note_at, note_staff_id) = (SELECT note_at, note_staff_id FROM member WHERE id = ?) WHERE id = ?`,
  );
  const unsignNote = prepared<[string], unknown>(
    database,
    `UPDATE member SET note_at = NULL, note_staff_id = NULL WHERE id = ?`,
  );
  const makeFindable = (number: number, member: Member): void => {
    rememberName().run(number, foldName(member.name));
    if (member.phone !== null) rememberPhone().run(number, foldPhone(member.phone));
  };
  return {
    add(
      member: Member,
      by: { day: BusinessDay; at: number; staffId: StaffId; referredBy: MemberId | null },
    ): void {
      const { id, name, phone, email, birthday, note } = member;
      const { lastInsertRowid } = add().run(
        ...([id, name, phone, email, birthday, note] as const),
        ...([by.referredBy, by.day, by.at, by.staffId] as const),
      );
      makeFindable(Number(lastInsertRowid), member);
    },
    change(number: number, member: Member): void {
      change().run(member.name, member.phone, member.email, member.birthday, member.note, number);
      forgetName().run(number);
      forgetPhone().run(number);
      makeFindable(number, member);
    },
    /** Keeps when the note was changed, and by whom. */
    signNote(id: MemberId, at: Instant, staffId: StaffId): void {
      signNote().run(at, staffId, id);
    },
    /** `mergeSeq` names the merge that it came from. */
    addConsent(
      id: MemberId,
      consent: { readonly kind: ConsentKind; readonly granted: boolean },
      by: { readonly at: Instant; readonly staffId: StaffId; readonly mergeSeq: number | null },
    ): void {
      const { kind, granted } = consent;
      addConsent().run(id, kind, granted ? 1 : 0, by.at, by.staffId, by.mergeSeq);
    },
    /** A merge that is undone takes back what it took. */
    dropConsentsOf(mergeSeq: number): void {
      dropConsents().run(mergeSeq);
    },
    setReferrer(id: MemberId, referrer: MemberId | null): void {
      setReferrer().run(referrer, id);
    },
    /** A note that came from another member keeps when it was written, and by whom. */
    copyNoteSignature(from: MemberId, to: MemberId): void {
      copySignature().run(from, to);
    },
    unsignNote(id: MemberId): void {
      unsignNote().run(id);
    },
  };
}
