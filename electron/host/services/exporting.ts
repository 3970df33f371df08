import { explanationLines } from '../../core/domain/explain.ts';
import { memberFileName } from '../../core/domain/member-file.ts';
import { toDecimal } from '../../core/domain/money.ts';
import { withoutIsolates } from '../../core/messages/isolating.ts';
import { translatorFor, type MessageKey, type Translate } from '../../core/messages/translate.ts';
import type { FeatureServices, ReadContext } from '../context.ts';
import { renderDataCsv, renderDataJson, type DataTable } from '../export/member-data.ts';
import type { AuditEntry } from '../store/audit.ts';
import type { MemberRow } from '../store/members.ts';
import { carriedNow } from './carry.ts';
import { memberWith } from './known-member.ts';
import { historyOf } from './points-history.ts';

/** What is told of a record in the person's language; all others can't be about a member. */
const told: Partial<Record<AuditEntry['action'], MessageKey>> = {
  'member.update': 'data.record.update',
  'member.merge': 'data.record.merge',
  'member.unmerge': 'data.record.unmerge',
  'sale.void': 'data.record.void',
  'sale.refund': 'data.record.refund',
  'sale.attach': 'data.record.attach',
  'points.adjust': 'data.record.adjust',
  'reward.cancel': 'data.record.cancel',
  'card.replace': 'data.record.replace',
};

interface Telling {
  readonly context: ReadContext;
  readonly member: MemberRow;
  readonly say: Translate;
  readonly money: (minor: number) => string;
  readonly when: (instant: number | string) => string;
}

function person({ context, member, say, money, when }: Telling): DataTable {
  const { read } = context;
  const held = read.ledger.balance(member.id);
  const noted = read.members.noteChange(member.id);
  const rows = [
    [say('till.name'), member.name],
    [say('till.phone'), member.phone],
    [say('till.email'), member.email],
    [say('till.birthday'), member.birthday],
    [say('till.note'), member.note],
    [say('data.noteWritten'), noted === undefined ? null : `${when(noted.at)}, ${noted.staff}`],
    [say('data.memberSince'), when(read.members.since(member.id)?.at ?? member.enrolledAt)],
    [say('data.recommendedBy'), member.referredBy === null ? null : say('data.anotherMember')],
    [say('data.field.balance'), held?.balance ?? 0],
    [say('data.field.owed'), held?.owed ?? 0],
    [say('data.field.carried'), money(carriedNow(context, member.id))],
  ] as const;
  return { part: 'person', fields: ['what', 'given'], rows };
}

function bought({ context, member, money, when, say }: Telling): readonly DataTable[] {
  const { read, shop, locale } = context;
  const sales = read.personData.sales(member.id);
  return [
    {
      part: 'sales',
      fields: ['receipt', 'when', 'total', 'rewardsOff', 'points', 'why', 'undone', 'staff'],
      rows: sales.map((sale) => [
        sale.receiptNumber,
        when(sale.occurredAt),
        money(sale.totalMinor),
        money(sale.discountMinor),
        sale.earned,
        explanationLines(sale.explanation, shop.currency, locale)
          .map(({ text }) => text)
          .join('; '),
        sale.voidedAt === null ? null : when(sale.voidedAt),
        sale.staff,
      ]),
    },
    {
      part: 'lines',
      fields: ['receipt', 'item', 'quantity', 'price', 'amount', 'points'],
      rows: sales.flatMap(({ id, receiptNumber }) =>
        read.sales
          .lines(id)
          .map((line) => [
            receiptNumber,
            line.name,
            toDecimal(line.quantity, 3),
            money(line.unitPriceMinor),
            money(line.amountMinor),
            line.earned,
          ]),
      ),
    },
    {
      part: 'refunds',
      fields: ['refund', 'when', 'receipt', 'amount', 'points', 'owed', 'reason'],
      rows: read.personData
        .refunds(member.id)
        .map((refund) => [
          refund.number,
          when(refund.at),
          refund.receiptNumber,
          money(refund.amountMinor),
          -refund.pointsClawedBack,
          refund.pointsOwed,
          refund.reason,
        ]),
    },
    {
      part: 'rewards',
      fields: ['when', 'item', 'quantity', 'points', 'amount', 'receipt', 'undone'],
      rows: read.personData
        .redemptions(member.id)
        .map((given) => [
          when(given.at),
          given.name,
          given.quantity,
          -given.points,
          money(given.discountMinor),
          given.receiptNumber,
          given.takenBackAt === null ? null : when(given.takenBackAt),
        ]),
    },
    {
      part: 'referrals',
      fields: ['day', 'what'],
      rows: read.personData.referred(member.id).map(({ day }) => [day, say('data.anotherMember')]),
    },
  ];
}

/** Every entry of the history, oldest first as a statement is read. */
function pointsTable({ context, member, when }: Telling): DataTable {
  const rows: (readonly (string | number | null)[])[] = [];
  for (let cursor: string | undefined; ;) {
    const { entries, nextCursor } = historyOf(context, member.id, undefined, cursor);
    for (const { at, text, points, owed, balanceAfter, reason, staff } of entries)
      rows.push([when(at), withoutIsolates(text), points, owed, balanceAfter, reason, staff]);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  const fields = ['when', 'what', 'points', 'owed', 'balance', 'reason', 'staff'] as const;
  return { part: 'points', fields, rows: rows.toReversed() };
}

function kept({ context, member, say, when }: Telling): readonly DataTable[] {
  const { read } = context;
  return [
    {
      part: 'cards',
      fields: ['card', 'state', 'when'],
      rows: read.cards
        .of(member.id)
        .map(({ number, state, addedAt }) => [number, say(`data.card.${state}`), when(addedAt)]),
    },
    {
      part: 'consents',
      fields: ['what', 'agreed', 'when', 'staff'],
      rows: read.members
        .consentEntries(member.id)
        .toReversed()
        .map(({ kind, granted, at, staff }) => [
          say(`member.${kind}`),
          say(granted === 1 ? 'data.agreed' : 'data.takenBack'),
          when(at),
          staff,
        ]),
    },
  ];
}

function records({ context, member, say, when }: Telling): readonly DataTable[] {
  const { read } = context;
  return [
    {
      part: 'lots',
      fields: ['points', 'expires'],
      rows: read.ledger
        .lotsByExpiry(member.id)
        .map(({ points, expiresOn }) => [points, expiresOn ?? say('data.never')]),
    },
    {
      part: 'merges',
      fields: ['name', 'when', 'points', 'undone'],
      rows: read.personData
        .merges(member.id)
        .map(({ name, at, points, undoneAt }) => [
          name,
          when(at),
          points,
          undoneAt === null ? null : when(undoneAt),
        ]),
    },
    {
      part: 'records',
      fields: ['when', 'what', 'staff', 'reason'],
      rows: read.personData
        .records(member.id)
        .map(({ at, action, staff, text }) => [when(at), wordsOf(action, say), staff, text]),
    },
  ];
}

const wordsOf = (action: AuditEntry['action'], say: Translate): string => {
  const key = told[action];
  return key === undefined ? action : say(key);
};

export const exporting: Pick<FeatureServices<'members'>, 'export'> = {
  export(context, { memberId, format = 'json' }) {
    const member = memberWith(context, memberId);
    const { shop, locale, now, today } = context;
    const say = translatorFor(locale);
    const telling: Telling = {
      context,
      member,
      say,
      money: (minor) => `${toDecimal(minor, shop.currency.exponent)} ${shop.currency.code}`,
      when: (instant) => new Date(instant).toISOString(),
    };
    const [sales, lines, refunds, rewards, referrals] = bought(telling);
    const [cards, consents] = kept(telling);
    const [lots, merges, done] = records(telling);
    const tables = [person(telling), cards, consents, sales, lines, refunds, rewards];
    const data = {
      shop: shop.letterhead.name,
      madeAt: telling.when(now),
      tables: [...tables, pointsTable(telling), lots, referrals, merges, done].filter(
        (table) => table !== undefined,
      ),
    };
    const fileName = memberFileName(member.called, today, format);
    return format === 'json'
      ? { fileName, mediaType: 'application/json', content: renderDataJson(data, say) }
      : { fileName, mediaType: 'text/csv;charset=utf-8', content: renderDataCsv(data, say) };
  },
};
