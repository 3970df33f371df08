import type { MessageKey, Translate } from '../../core/messages/translate.ts';
import { csvOf, numberCell, type Cell } from './csv.ts';

/** A field of a person's data: its name and its meaning are messages. */
export type DataField =
  | 'agreed'
  | 'amount'
  | 'balance'
  | 'card'
  | 'carried'
  | 'day'
  | 'expires'
  | 'given'
  | 'item'
  | 'name'
  | 'owed'
  | 'points'
  | 'price'
  | 'quantity'
  | 'reason'
  | 'receipt'
  | 'refund'
  | 'rewardsOff'
  | 'staff'
  | 'state'
  | 'total'
  | 'undone'
  | 'what'
  | 'when'
  | 'why';

export const dataParts = [
  'person',
  'cards',
  'consents',
  'sales',
  'lines',
  'refunds',
  'rewards',
  'points',
  'lots',
  'referrals',
  'merges',
  'records',
] as const;
export type DataPart = (typeof dataParts)[number];

export interface DataTable {
  readonly part: DataPart;
  readonly fields: readonly DataField[];
  /** Texts are in the person's language; a number is whole, or a decimal text where it has places. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export interface PersonsData {
  readonly shop: string;
  readonly madeAt: string;
  readonly tables: readonly DataTable[];
}

const partTitle = (part: DataPart): MessageKey => `data.part.${part}`;
const partMeaning = (part: DataPart): MessageKey => `data.partMeans.${part}`;
const fieldTitle = (field: DataField): MessageKey => `data.field.${field}`;
const fieldMeaning = (field: DataField): MessageKey => `data.fieldMeans.${field}`;

/** One document: each part with what it is, its fields with what they mean, and its entries by the fields' names. */
export function renderDataJson({ shop, madeAt, tables }: PersonsData, say: Translate): string {
  const parts = tables.map(({ part, fields, rows }) => ({
    [say('data.word.part')]: say(partTitle(part)),
    [say('data.word.meaning')]: say(partMeaning(part)),
    [say('data.word.fields')]: Object.fromEntries(
      fields.map((field) => [say(fieldTitle(field)), say(fieldMeaning(field))]),
    ),
    [say('data.word.entries')]: rows.map((row) =>
      Object.fromEntries(fields.map((field, at) => [say(fieldTitle(field)), row[at] ?? null])),
    ),
  }));
  const about = say('data.about', { shop, when: madeAt });
  return `${JSON.stringify({ [say('data.word.about')]: about, [say('data.word.parts')]: parts }, null, 2)}\n`;
}

/** The same as one table below the other for a spreadsheet, each headed by what it is and what its fields mean. */
export function renderDataCsv({ shop, madeAt, tables }: PersonsData, say: Translate): string {
  const cell = (value: string | number | null | undefined): Cell =>
    typeof value === 'number' ? numberCell(value) : (value ?? '');
  return csvOf([
    [say('data.about', { shop, when: madeAt })],
    ...tables.flatMap(({ part, fields, rows }): readonly (readonly Cell[])[] => [
      [],
      [say(partTitle(part)), say(partMeaning(part))],
      fields.map((field) => say(fieldMeaning(field))),
      fields.map((field) => say(fieldTitle(field))),
      ...(rows.length === 0 ? [[say('data.nothing')]] : rows.map((row) => row.map(cell))),
    ]),
  ]);
}
