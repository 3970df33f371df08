import { useId, type ReactNode } from 'react';
import type { MessageKey } from '../../../electron/core/messages/translate.ts';
import { refreshBook } from '../../state/book.ts';
import { Button } from '../../ui/button.tsx';
import { dayOfInstant, timeOfDay } from '../../ui/dates.ts';
import { BackupIcon, BookIcon, ClockIcon } from '../../ui/icons.tsx';
import { useBook, useDesk, useLocale, useSay, useTimeZone } from '../../ui/use-desk.ts';

/** Quiet signs of what the till stands on. Their form changes with their colour; touched or focused they say it in words. */
export function StatusMarks() {
  return (
    <>
      <BookMark />
      <ClockMark />
      <BackupMark />
    </>
  );
}

function BookMark() {
  const say = useSay();
  const trouble = useBook((book) => book.trouble);
  return (
    <Mark
      state={trouble === null ? 'fine' : 'stop'}
      label={trouble === null ? 'till.bookFine' : 'till.bookTrouble'}
      sentence={trouble?.message ?? say('till.bookFineHow')}
      icon={<BookIcon />}
    />
  );
}

function ClockMark() {
  const say = useSay();
  const warning = useBook((book) => book.warnings.find(({ code }) => code === 'CLOCK_BEHIND'));
  return (
    <Mark
      state={warning === undefined ? 'fine' : 'look'}
      label={warning === undefined ? 'till.clockRight' : 'till.clockWrong'}
      sentence={warning?.text ?? say('till.clockRightHow')}
      icon={<ClockIcon />}
    />
  );
}

/** What of the book's warnings is about its backups. */
const backupTroubles: ReadonlySet<string> = new Set([
  'BACKUP_FAILED',
  'CLOSE_NOT_BACKED_UP',
  'SECOND_COPY_FAILED',
  'BACKUPS_GIVEN_UP',
]);

function BackupMark() {
  const say = useSay();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const at = useBook((book) => book.lastBackupAt);
  const trouble = useBook((book) => book.warnings.find(({ code }) => backupTroubles.has(code)));
  if (trouble !== undefined)
    return <Mark state="stop" label="till.backupTrouble" sentence={trouble.text} icon={<BackupIcon />} />;
  const when = at === null ? '' : `${dayOfInstant(at, timeZone, locale)} ${timeOfDay(at, timeZone, locale)}`;
  return (
    <Mark
      state={at === null ? 'look' : 'fine'}
      label={at === null ? 'till.backupNone' : 'till.backupMade'}
      sentence={at === null ? say('till.backupNoneHow') : say('till.backupMadeHow', { when })}
      icon={<BackupIcon />}
    />
  );
}

interface MarkProps {
  readonly state: 'fine' | 'look' | 'stop';
  readonly label: MessageKey;
  /** What is the matter and what to do now. */
  readonly sentence: string;
  readonly icon: ReactNode;
}

function Mark({ state, label, sentence, icon }: MarkProps) {
  const desk = useDesk();
  const say = useSay();
  const id = useId();
  return (
    <div className="mark-place">
      <button type="button" className="mark" data-state={state} aria-label={say(label)} aria-describedby={id}>
        {icon}
      </button>
      <div className="mark-note" data-state={state}>
        <p className="mark-title">{say(label)}</p>
        <p id={id}>{sentence}</p>
        {state === 'fine' ? null : (
          <Button onPress={() => void refreshBook(desk)}>{say('till.lookAtItAgain')}</Button>
        )}
      </div>
    </div>
  );
}
