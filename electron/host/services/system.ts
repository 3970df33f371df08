import { join } from 'node:path';
import { version } from '../../core/domain/version.ts';
import { businessDayOf } from '../../core/domain/business-day.ts';
import { translatorFor } from '../../core/messages/translate.ts';
import type { FeatureServices, OpenContext } from '../context.ts';
import { explained } from '../printing/job-words.ts';
import { schemaVersion } from '../store/migrations/index.ts';
import { sizeOf } from '../store/open.ts';

/** A clock may be a little behind after it is set; more than this is worth a word. */
const CLOCK_TOLERANCE_MS = 60_000;
/** The backup behind a close is made right after it; one that isn't there by then has failed. */
const BACKUP_TIME_MS = 60_000;

/** How the backups are, with the sentences about what is the matter. */
function backupOf({ read, locale, backupState }: OpenContext) {
  const say = translatorFor(locale);
  const { lastFailure, second, givenUp } = backupState();
  const isoOf = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString());
  const failureOf = (failure: typeof lastFailure) =>
    failure === undefined
      ? null
      : {
          at: new Date(failure.at).toISOString(),
          code: failure.code,
          message: say(`fault.${failure.code}`, failure.details),
        };
  const status = {
    lastAt: isoOf(read.audit.lastAt('data.backup')),
    lastFailure: failureOf(lastFailure),
    secondFolder:
      second === undefined
        ? null
        : { lastAt: isoOf(second.lastAt), lastFailure: failureOf(second.lastFailure) },
  };
  const why = status.lastFailure?.message;
  const whySecond = status.secondFolder?.lastFailure?.message;
  const warnings = [
    ...(why === undefined ? [] : [{ code: 'BACKUP_FAILED', text: say('warning.BACKUP_FAILED', { why }) }]),
    ...(whySecond === undefined
      ? []
      : [{ code: 'SECOND_COPY_FAILED', text: say('warning.SECOND_COPY_FAILED', { why: whySecond }) }]),
    ...(givenUp === 0
      ? []
      : [{ code: 'BACKUPS_GIVEN_UP', text: say('warning.BACKUPS_GIVEN_UP', { count: givenUp }) }]),
  ];
  return { status, warnings };
}

function warningsOf({ read, now, locale, isPrinterTroubled }: OpenContext) {
  const say = translatorFor(locale);
  const end = read.ledger.chainEnd();
  const closed = read.days.lastClosed();
  const backedUpAt = read.audit.lastAt('data.backup') ?? 0;
  const isCloseUnsaved =
    closed !== undefined && closed.closedAt > backedUpAt && now > closed.closedAt + BACKUP_TIME_MS;
  const isClockBehind = end !== undefined && now < end.at - CLOCK_TOLERANCE_MS;
  return [
    ...(isClockBehind ? [{ code: 'CLOCK_BEHIND', text: say('warning.CLOCK_BEHIND') }] : []),
    ...(isCloseUnsaved ? [{ code: 'CLOSE_NOT_BACKED_UP', text: say('warning.CLOSE_NOT_BACKED_UP') }] : []),
    ...(isPrinterTroubled() ? [{ code: 'RECEIPTS_NOT_KEPT', text: say('warning.RECEIPTS_NOT_KEPT') }] : []),
  ];
}

/** What keeps slips from being printed, and what of it waits for a person's word. */
function printerWarningsOf({ read, locale, printing }: OpenContext) {
  const say = translatorFor(locale);
  const asked = read.printJobs.askedCount();
  const troubles = printing.printers().flatMap((printer) => {
    const isWaitedFor = read.printJobs.slipsToCome(printer.deviceId) > 0;
    const trouble = isWaitedFor ? printing.trouble(printer) : null;
    return trouble === null ? [] : [{ name: printer.name, ...explained(trouble, null, say) }];
  });
  return [
    ...troubles.map((facts) => ({
      code: 'PRINTER_TROUBLED',
      text: say('warning.PRINTER_TROUBLED', {
        ...{ name: facts.name, why: facts.message, remedy: facts.remedy },
      }),
    })),
    ...(asked === 0 ? [] : [{ code: 'PRINTS_ASKED', text: say('warning.PRINTS_ASKED', { count: asked }) }]),
  ];
}

export const system: FeatureServices<'system'> = {
  status(context) {
    const { shop, read, session, now } = context;
    const file = join(context.folder, 'shop.sqlite');
    const { status: backup, warnings: backupWarnings } = backupOf(context);
    return {
      version,
      shop:
        shop === undefined
          ? null
          : {
              name: shop.letterhead.name,
              locale: shop.letterhead.locale,
              currency: shop.currency,
              timeZone: shop.dayRule.timeZone,
              today: businessDayOf(now, shop.dayRule),
              isSample: shop.letterhead.isSample,
            },
      actor: { name: session.actorName ?? read.staff.owner()?.name ?? '', role: session.role },
      schemaVersion,
      databaseBytes: sizeOf(file) + sizeOf(`${file}-wal`),
      lastBackupAt: backup.lastAt,
      backup,
      warnings: [...warningsOf(context), ...backupWarnings, ...printerWarningsOf(context)],
    };
  },
};
