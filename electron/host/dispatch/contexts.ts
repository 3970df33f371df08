import type { TillEvent } from '../../core/contract/events.ts';
import { assert } from '../../core/domain/assert.ts';
import { addDays, businessDayOf } from '../../core/domain/business-day.ts';
import type { BusinessDay, Instant, MemberId, StaffId } from '../../core/domain/ids.ts';
import type { OpenContext, ReadContext, WriteContext, Writing } from '../context.ts';
import type { Shop } from '../store/shop.ts';
import type { Staff } from '../store/staff.ts';
import type { ReadableStore } from '../store/store.ts';
import type { Session } from '../till.ts';
import type { DispatchParts } from './parts.ts';

/** What a service finds at hand, by how much it may do. */
export interface Contexts {
  /** With or without a shop. */
  readonly open: (session: Session, shop: Shop | undefined) => OpenContext;
  readonly reading: (session: Session, shop: Shop) => ReadContext;
  /** Inside a transaction alone. */
  readonly writing: (session: Session, shop: Shop, writing: Writing) => WriteContext;
  /** What makes writing possible, in the transaction whose events `tell` collects. */
  readonly means: (tell: (event: TillEvent) => void, speaksOf: (member: MemberId) => void) => Writing;
  /** The person behind a session. A command line is written into the staff at its first command. */
  readonly staffOf: (session: Session) => Staff;
}

/** `backUpLater` is told which backups the transaction under way asks for. */
export function contextsOf(parts: DispatchParts, backUpLater: (file: string) => void): Contexts {
  const { read, write } = parts;

  const open = (session: Session, shop: Shop | undefined): OpenContext => ({
    session,
    shop,
    locale: shop?.letterhead.locale ?? parts.locale,
    now: parts.now(),
    read,
    folder: parts.folder,
    machineFolder: parts.machineFolder,
    book: parts.book,
    devices: parts.devices,
    readers: parts.readers,
    scans: parts.scans,
    announce: parts.tell,
    backupState: parts.backupState,
    printing: parts.printing,
    isPrinterTroubled: parts.isPrinterTroubled,
  });

  const reading = (session: Session, shop: Shop): ReadContext => {
    const context = open(session, shop);
    return { ...context, shop, today: openDay(read, context.now, shop) };
  };

  const staffOf = (session: Session): Staff => {
    const known = session.actorName === null ? read.staff.owner() : read.staff.named(session.actorName);
    if (known !== undefined) return known;
    assert(session.actorName !== null, 'a shop has an owner from its set-up on');
    const role = session.role === 'owner' ? 'owner' : 'cashier';
    const staff = { id: parts.newId() as StaffId, name: session.actorName, role } as const;
    write.staff.add(staff, parts.now());
    return staff;
  };

  return {
    open,
    reading,
    staffOf,
    means: (tell, answerSpeaksOf) => ({
      write,
      newId: parts.newId,
      randomBytes: parts.randomBytes,
      tell,
      answerSpeaksOf,
    }),
    writing(session, shop, writing) {
      const context = reading(session, shop);
      const staff = staffOf(session);
      return {
        ...context,
        ...writing,
        staff,
        afterCommit: (_what, file) => backUpLater(file),
        audit: (entry) => {
          const { now: at, today: businessDay } = context;
          write.audit.add({ ...entry, at, businessDay, staffId: staff.id, till: session.till });
        },
      };
    },
  };
}

/** The business day that a sale of this instant is written into: the first one that isn't closed. */
function openDay(read: ReadableStore, now: Instant, shop: Shop): BusinessDay {
  let day = businessDayOf(now, shop.dayRule);
  while (read.days.isClosed(day)) day = addDays(day, 1);
  return day;
}
