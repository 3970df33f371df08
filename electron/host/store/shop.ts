import type { Database } from 'better-sqlite3';
import type { Currency } from '../../core/domain/money.ts';
import type { DayRule } from '../../core/domain/business-day.ts';
import type { Logo } from '../../core/domain/logo.ts';
import { isPaperMm, type PaperMm } from '../../core/domain/paper.ts';
import { isLocale, type Locale } from '../../core/messages/translate.ts';
import type { WeighedGoods } from '../../core/domain/product-code.ts';
import { bookKindOf, type BookKind } from './migrate.ts';
import type { RefundPolicy } from '../../core/domain/refund.ts';
import { prepared } from './statements.ts';

/** What stands at the head and the foot of a slip. */
export interface Letterhead {
  readonly version: number;
  readonly name: string;
  readonly address: string | null;
  readonly phone: string | null;
  readonly locale: Locale;
  readonly saysNotFiscal: boolean;
  /** Told by the file's own header, so that no row can say otherwise. */
  readonly isTraining: boolean;
  /** The same, for a sample shop's. */
  readonly isSample: boolean;
  readonly logo: Logo | null;
}

/** What of it is written down. */
export type WrittenLetterhead = Omit<Letterhead, 'version' | 'isTraining' | 'isSample'>;

export interface Shop {
  readonly currency: Currency;
  readonly dayRule: DayRule;
  readonly memberPrefix: string;
  readonly weighedGoods: readonly WeighedGoods[];
  readonly confirmAboveMinor: number;
  readonly refundPolicy: RefundPolicy;
  readonly paperMm: PaperMm;
  readonly letterhead: Letterhead;
}

interface LetterheadRow {
  version: number;
  name: string;
  address: string | null;
  phone: string | null;
  locale: string;
  saysNotFiscal: number;
  logo: number | null;
}

interface ShopRow {
  currency: string;
  currencyExponent: number;
  timeZone: string;
  cutOverMinutes: number;
  memberPrefix: string;
  weighedGoods: string;
  confirmAboveMinor: number;
  refundPolicy: RefundPolicy;
  paperMm: number;
  letterhead: number;
}

const letterheadOf = (row: LetterheadRow, logo: Logo | null, kind: BookKind): Letterhead => ({
  ...row,
  logo,
  isTraining: kind === 'practice',
  isSample: kind === 'sample',
  locale: isLocale(row.locale) ? row.locale : 'en',
  saysNotFiscal: row.saysNotFiscal === 1,
});

export function shopReads(database: Database) {
  let kind: BookKind | undefined;
  const shop = prepared<[], ShopRow>(
    database,
    `SELECT currency, currency_exponent AS currencyExponent, time_zone AS timeZone, cut_over_minutes AS cutOverMinutes,
       member_prefix AS memberPrefix, weighed_goods_prefixes AS weighedGoods,
       confirm_above_minor AS confirmAboveMinor, refund_policy AS refundPolicy, paper_mm AS paperMm,
       letterhead
     FROM shop`,
  );
  const letterhead = prepared<[number], LetterheadRow>(
    database,
    `SELECT version, name, address, phone, locale, says_not_fiscal AS saysNotFiscal, logo FROM letterhead WHERE version = ?`,
  );
  const logo = prepared<[number], Logo>(
    database,
    `SELECT width_dots AS widthDots, height_dots AS heightDots, bits FROM logo WHERE id = ?`,
  );
  const readLetterhead = (version: number): Letterhead | undefined => {
    const row = letterhead().get(version);
    if (row === undefined) return undefined;
    kind ??= bookKindOf(database);
    return letterheadOf(row, row.logo === null ? null : (logo().get(row.logo) ?? null), kind);
  };
  return {
    letterhead: readLetterhead,
    /** Undefined until the shop is set up. */
    get(): Shop | undefined {
      const row = shop().get();
      if (row === undefined) return undefined;
      const head = readLetterhead(row.letterhead);
      if (head === undefined) return undefined;
      return {
        currency: { code: row.currency, exponent: row.currencyExponent },
        dayRule: { timeZone: row.timeZone, cutOverMinutes: row.cutOverMinutes },
        memberPrefix: row.memberPrefix,
        // The column was written by shopWrites below from the same type, and the schema holds it to be JSON.
        weighedGoods: JSON.parse(row.weighedGoods) as WeighedGoods[],
        confirmAboveMinor: row.confirmAboveMinor,
        refundPolicy: row.refundPolicy,
        paperMm: isPaperMm(row.paperMm) ? row.paperMm : 80,
        letterhead: head,
      };
    },
  };
}

export function shopWrites(database: Database) {
  const addLetterhead = prepared<
    [string, string | null, string | null, string, number, number | null],
    unknown
  >(
    database,
    `INSERT INTO letterhead (version, name, address, phone, locale, says_not_fiscal, logo)
     VALUES ((SELECT coalesce(max(version), 0) + 1 FROM letterhead), ?, ?, ?, ?, ?, ?)`,
  );
  const knownLogo = prepared<[Logo], { id: number }>(
    database,
    `SELECT id FROM logo WHERE width_dots = @widthDots AND height_dots = @heightDots AND bits = @bits`,
  );
  const addLogo = prepared<[Logo], unknown>(
    database,
    `INSERT INTO logo (width_dots, height_dots, bits) VALUES (@widthDots, @heightDots, @bits)`,
  );
  const logoId = (logo: Logo): number =>
    knownLogo().get(logo)?.id ?? Number(addLogo().run(logo).lastInsertRowid);
  const addShop = prepared<
    [string, number, string, number, string, string, number, number, number, number],
    unknown
  >(
    database,
    `INSERT INTO shop (id, currency, currency_exponent, time_zone, cut_over_minutes, member_prefix,
       weighed_goods_prefixes, confirm_above_minor, paper_mm, letterhead, created_at)
     VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const changeShop = prepared<[string, string, number, string, number, number], unknown>(
    database,
    `UPDATE shop SET member_prefix = ?, weighed_goods_prefixes = ?, confirm_above_minor = ?, refund_policy = ?,
       paper_mm = ?, letterhead = ?`,
  );
  const writeLetterhead = (head: WrittenLetterhead): number =>
    Number(
      addLetterhead().run(
        head.name,
        head.address,
        head.phone,
        head.locale,
        head.saysNotFiscal ? 1 : 0,
        head.logo === null ? null : logoId(head.logo),
      ).lastInsertRowid,
    );
  return {
    addLetterhead: writeLetterhead,
    add(shop: Shop, createdAt: number): void {
      addShop().run(
        shop.currency.code,
        shop.currency.exponent,
        shop.dayRule.timeZone,
        shop.dayRule.cutOverMinutes,
        shop.memberPrefix,
        JSON.stringify(shop.weighedGoods),
        shop.confirmAboveMinor,
        shop.paperMm,
        shop.letterhead.version,
        createdAt,
      );
    },
    change(shop: Shop): void {
      changeShop().run(
        shop.memberPrefix,
        JSON.stringify(shop.weighedGoods),
        shop.confirmAboveMinor,
        shop.refundPolicy,
        shop.paperMm,
        shop.letterhead.version,
      );
    },
  };
}
