declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

/** Ids are UUIDv7 strings made by the host. */
export type MemberId = Branded<string, 'MemberId'>;
export type SaleId = Branded<string, 'SaleId'>;
export type StaffId = Branded<string, 'StaffId'>;

/** A command id is any UUID, made by the client that asks. */
export type CommandId = Branded<string, 'CommandId'>;

/** Integer milliseconds since 1970-01-01T00:00Z. */
export type Instant = Branded<number, 'Instant'>;

/** A date in the shop's time zone, `YYYY-MM-DD`; see business-day.ts for where one ends. */
export type BusinessDay = Branded<string, 'BusinessDay'>;
