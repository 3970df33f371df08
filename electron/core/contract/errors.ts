/**
 * Every code that can come out of dispatch. A refusal is an answer ("no, because"), a fault is something broken
 * outside our rules, INTERNAL is our own mistake. Each has a sentence in `messages/` under `refusal.*` or `fault.*`.
 */
export const refusalCodes = [
  'INPUT_INVALID',
  'PROCEDURE_UNKNOWN',
  'NOT_ALLOWED',
  'COMMAND_ID_REUSED',
  'SHOP_NOT_SET_UP',
  'SHOP_ALREADY_SET_UP',
  'CURRENCY_UNKNOWN',
  'TIME_ZONE_UNKNOWN',
  'PREFIX_NOT_FOR_SHOPS',
  'PREFIX_IS_WEIGHED_GOODS',
  'MEMBER_UNKNOWN',
  'MEMBER_ERASED',
  'MEMBER_MERGED',
  'MERGE_WITH_ITSELF',
  'MERGE_UNKNOWN',
  'MERGE_NOT_TODAY',
  'MERGE_NOT_NEWEST',
  'MERGE_USED',
  'REFERRER_UNKNOWN',
  'MEMBER_UNNAMED',
  'MEMBER_ALREADY_HERE',
  'CARD_UNKNOWN',
  'CARD_BLOCKED',
  'CARD_TAKEN',
  'CARD_MISREAD',
  'CARD_LOOKS_LIKE_PAYMENT',
  'CARD_AND_MEMBER_DIFFER',
  'PRODUCT_UNKNOWN',
  'TOTAL_NEEDS_CONFIRMATION',
  'AMOUNT_WRONG_DECIMALS',
  'LINES_DIFFER_FROM_TOTAL',
  'POINTS_TOO_MANY',
  'OCCURRED_IN_FUTURE',
  'DAY_CLOSED',
  'DAY_IN_FUTURE',
  'SALE_UNKNOWN',
  'SALE_VOIDED',
  'SALE_NOT_TODAY',
  'SALE_HAS_MEMBER',
  'SALE_REFUNDED',
  'REFUND_UNKNOWN',
  'REFUND_ZERO_SALE',
  'REFUND_TOO_MUCH',
  'REFUND_LINE_UNKNOWN',
  'REFUND_LINE_TOO_MUCH',
  'REFUND_NOTHING',
  'POINTS_INSUFFICIENT',
  'CURSOR_INVALID',
  'FILE_EXISTS',
  'FILE_OUTSIDE_BACKUPS',
  'BACKUP_FOLDER_UNFIT',
  'FOLDER_NOT_EMPTY',
  'FOLDER_OUTSIDE_EXPORTS',
  'BACKUP_UNKNOWN',
  'BACKUP_UNFIT',
  'REWARD_UNKNOWN',
  'REWARD_NEEDS_AMOUNT',
  'REWARD_NEEDS_MEMBER',
  'REWARD_PRODUCT_NOT_ON_BILL',
  'REWARD_MORE_THAN_BILL',
  'REDEMPTION_UNKNOWN',
  'REDEMPTION_CANCELLED',
  'REDEMPTION_OF_SALE',
  'REDEMPTION_NOT_TODAY',
  'PRODUCT_UNNAMED',
  'BARCODE_TAKEN',
  'BARCODE_MISREAD',
  'QUICK_KEY_TAKEN',
  'CLOCK_BEHIND',
  'DAY_NOT_NEXT',
  'CARD_REPLACED',
  'CARD_OF_ANOTHER_BOOK',
  'TRAINING_OVER',
  'SAMPLE_OPEN_ALREADY',
  'SAMPLE_UNDER_WAY',
  'SAMPLE_CANCELLED',
  'SAMPLE_NOT_ONE',
  'DEVICE_UNKNOWN',
  'DEVICE_CONNECTION_UNFIT',
  'DEVICE_TAKEN',
  'DEVICES_TOO_MANY',
  'CALIBRATION_DIFFERS',
  'CALIBRATION_BY_HAND',
  'JOB_UNKNOWN',
  'JOB_NOT_ASKED',
  'JOB_BEGUN',
  'JOB_OVER',
  'PRINTER_NONE',
  'DRAWER_NONE',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** What any procedure may answer, beside the refusals that it declares itself. */
export const commonRefusals = [
  'INPUT_INVALID',
  'PROCEDURE_UNKNOWN',
  'NOT_ALLOWED',
  'COMMAND_ID_REUSED',
  'SHOP_NOT_SET_UP',
  'TRAINING_OVER',
] as const satisfies readonly RefusalCode[];

export const faultCodes = [
  'DATABASE_BUSY',
  'DATABASE_DAMAGED',
  'DATABASE_NEWER',
  'DATABASE_FOREIGN',
  'MIGRATION_FAILED',
  'DISK_FULL',
  'FOLDER_READ_ONLY',
  'FOLDER_ON_NETWORK',
  'FOLDER_MISSING',
  'FOLDER_SILENT',
  'FILE_NOT_WRITABLE',
  'DISK_FAILING',
  'DISK_READ_ONLY',
  'EXPORT_CANCELLED',
  'VERIFY_STOPPED',
  'HOST_UNREACHABLE',
  'HOST_VERSION_DIFFERS',
  'INTERNAL',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/**
 * Facts that a sentence is filled with; no personal data beyond what the asker sent, but for the name of a member that
 * the asker may open. Answers that refuse are never stored, and details never logged.
 */
export type ErrorDetails = Readonly<Record<string, string | number>>;

/** What crosses every boundary when a procedure doesn't succeed. `message` is a sentence in the shop's locale. */
export interface ErrorBody<Code extends string = RefusalCode | FaultCode> {
  readonly kind: 'refusal' | 'fault';
  readonly code: Code;
  readonly message: string;
  /** The input's field that is to be mended, as a path: `lines.0.quantity`. */
  readonly field?: string;
  readonly details?: ErrorDetails;
  /** Set for INTERNAL: the id under which the log tells what happened. */
  readonly incidentId?: string;
}

/** Thrown inside a service to leave it with an answer of "no"; dispatch rolls back and answers with it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly field: string | undefined;
  readonly details: ErrorDetails;
  constructor(code: RefusalCode, where: { readonly field?: string; readonly details?: ErrorDetails } = {}) {
    super(code);
    this.code = code;
    this.field = where.field;
    this.details = where.details ?? {};
  }
}

/** Something outside our rules is broken: thrown where it is seen, mapped once in dispatch. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: FaultCode;
  readonly details: ErrorDetails;
  constructor(code: FaultCode, details: ErrorDetails = {}, cause?: unknown) {
    super(code, { cause });
    this.code = code;
    this.details = details;
  }
}
