import { useCallback, useState } from 'react';
import type { ErrorBody } from '../../../electron/core/contract/errors.ts';
import type { BackupListed } from '../../../electron/core/contract/rescue.ts';
import { Button } from '../../ui/button.tsx';
import { dayOfInstant, timeOfDay } from '../../ui/dates.ts';
import { Field } from '../../ui/field.tsx';
import { NotRead } from '../../ui/unread.tsx';
import { useBook, useDesk, useLocale, useSay, useTimeZone } from '../../ui/use-desk.ts';
import { useRead } from '../../ui/use-read.ts';
import { EditForm, useSaving } from './edit-form.tsx';
import { missingWords } from './backup-words.ts';
import { ExportPart } from './export-part.tsx';
import './backups.css';

/** What backups there are and what each holds; one can be put back. Where a second copy of each goes. */
export function BackupsSection() {
  const say = useSay();
  const lastAt = useBook((book) => book.lastBackupAt);
  return (
    <div className="backups">
      <h3>{say('backups.title')}</h3>
      <p className="backups-how">{say('backups.how')}</p>
      <SecondFolder />
      <BackupList key={lastAt} />
      <ExportPart />
    </div>
  );
}

function BackupList() {
  const desk = useDesk();
  const say = useSay();
  const [chosen, setChosen] = useState<string | null>(null);
  const [problem, setProblem] = useState<ErrorBody | null>(null);
  const [isWorking, setIsWorking] = useState(false);
  const read = useRead(useCallback(() => desk.till.rescue.backups({}), [desk]));
  const backups = read.value?.backups ?? null;
  const restore = async (file: string): Promise<void> => {
    setIsWorking(true);
    const done = await desk.till.rescue.restore({ file });
    // What was put back begins the window anew: `shop.exchanged`.
    setIsWorking(false);
    setChosen(null);
    if (done.ok) return;
    desk.tones.no();
    setProblem(done.error);
  };
  return (
    <div className="backups-all">
      {problem === null ? null : <p role="alert">{problem.message}</p>}
      {isWorking ? <p role="status">{say('rescue.working')}</p> : null}
      <NotRead of={read} />
      {backups === null ? null : backups.length === 0 ? (
        <p>{say('backups.none')}</p>
      ) : (
        <ul className="backups-list">
          {backups.map((backup) => (
            <li key={backup.file}>
              <BackupRow
                backup={backup}
                isChosen={backup.file === chosen}
                onChoose={() => setChosen(backup.file === chosen ? null : backup.file)}
                onRestore={() => void restore(backup.file)}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface RowProps {
  readonly backup: BackupListed;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onRestore: () => void;
}

/** Put back only after a second press: the file is kept, but every window begins anew. */
function BackupRow({ backup, isChosen, onChoose, onRestore }: RowProps) {
  const say = useSay();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const { kind, holds, missing, madeAt, sizeBytes } = backup;
  const when = `${dayOfInstant(madeAt, timeZone, locale)} ${timeOfDay(madeAt, timeZone, locale)}`;
  return (
    <>
      <div className="backups-row">
        <div>
          <p className="backups-when">
            {when} <span className="backups-kind">{say(`backups.kind.${kind}`)}</span>
          </p>
          <p className="backups-held">
            {holds === null
              ? say('backups.noUse')
              : say('backups.holds', { sales: holds.sales ?? 0, members: holds.members ?? 0 })}{' '}
            · {sizeText(sizeBytes, locale)}
          </p>
        </div>
        {holds === null ? null : (
          <Button look={isChosen ? 'quiet' : 'plain'} onPress={onChoose}>
            {say(isChosen ? 'backups.leave' : 'backups.putBack')}
          </Button>
        )}
      </div>
      {isChosen ? (
        <div className="backups-sure">
          <p>
            {missingWords(missing, say)} {say('backups.sure')}
          </p>
          <Button look="main" onPress={onRestore}>
            {say('rescue.restore')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function sizeText(bytes: number, locale: string): string {
  const [unit, size] = bytes < 1_000_000 ? ['kilobyte', bytes / 1_000] : ['megabyte', bytes / 1_000_000];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(size);
}

function SecondFolder() {
  const desk = useDesk();
  const read = useRead(useCallback(() => desk.till.machine.get({}), [desk]));
  if (read.value === null) return <NotRead of={read} />;
  return <SecondFolderForm now={read.value.backupFolder ?? ''} />;
}

function SecondFolderForm({ now }: { readonly now: string }) {
  const desk = useDesk();
  const say = useSay();
  const [folder, setFolder] = useState(now);
  const [isSaved, setIsSaved] = useState(false);
  const saving = useSaving(useCallback(() => setIsSaved(true), []));
  const save = () =>
    saving.save((commandId) =>
      desk.till.machine.setBackupFolder({ folder: folder.trim() === '' ? null : folder }, { commandId }),
    );
  return (
    <EditForm
      title={say('backups.second')}
      saving={saving}
      fields={['folder']}
      onSave={save}
      outcome={isSaved ? say('backups.secondSaved') : ''}
    >
      <Field
        className="owner-wide"
        name="folder"
        label={say('backups.secondFolder')}
        hint={say('backups.secondHow')}
        value={folder}
        problem={saving.problem}
        onChange={(text) => {
          saving.changed();
          setIsSaved(false);
          setFolder(text);
        }}
      />
    </EditForm>
  );
}
