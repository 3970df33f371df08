import { useEffect, useState } from 'react';
import type { ErrorBody } from '../../../electron/core/contract/errors.ts';
import type { BackupListed, SalvagedTable } from '../../../electron/core/contract/rescue.ts';
import { Button } from '../../ui/button.tsx';
import { dayOfInstant, timeOfDay } from '../../ui/dates.ts';
import { useDesk, useLocale, useSay } from '../../ui/use-desk.ts';
import { missingWords } from '../owner/backup-words.ts';

type Step =
  | { readonly kind: 'asked' }
  | { readonly kind: 'working' }
  | { readonly kind: 'restored'; readonly keptAs: string | null }
  | { readonly kind: 'salvaged'; readonly tables: readonly SalvagedTable[]; readonly keptAs: string };

/** A damaged file: what of it can't be read, the newest good backup with what it lacks, and last what can be saved of it. */
export function RescuePanel({ onBack }: { readonly onBack: () => void }) {
  const desk = useDesk();
  const say = useSay();
  const [found, setFound] = useState('');
  const [backup, setBackup] = useState<BackupListed | null>(null);
  const [step, setStep] = useState<Step>({ kind: 'asked' });
  const [problem, setProblem] = useState<ErrorBody | null>(null);
  useEffect(() => {
    void desk.till.rescue.look({}).then((looked) => {
      if (looked.ok) setFound(looked.value.damage.text);
    });
    void desk.till.rescue.backups({}).then((listed) => {
      if (listed.ok) setBackup(listed.value.backups.find(({ holds }) => holds !== null) ?? null);
    });
  }, [desk]);
  const work = async (run: () => Promise<Step | ErrorBody>): Promise<void> => {
    setProblem(null);
    setStep({ kind: 'working' });
    const outcome = await run();
    if ('code' in outcome) {
      desk.tones.no();
      setProblem(outcome);
      setStep({ kind: 'asked' });
    } else {
      setStep(outcome);
      onBack();
    }
  };
  const restore = (file: string) =>
    work(async () => {
      const done = await desk.till.rescue.restore({ file });
      return done.ok ? { kind: 'restored', keptAs: done.value.keptAs } : done.error;
    });
  const salvage = () =>
    work(async () => {
      const done = await desk.till.rescue.salvage({});
      if (!done.ok) return done.error;
      const { keptAs, tables } = done.value;
      return keptAs === null ? { kind: 'restored', keptAs } : { kind: 'salvaged', tables, keptAs };
    });
  switch (step.kind) {
    case 'working':
      return (
        <p role="status" className="rescue-note">
          {say('rescue.working')}
        </p>
      );
    case 'restored':
    case 'salvaged':
      return (
        <section className="rescue" aria-live="polite">
          {step.kind === 'salvaged' ? <p>{say('rescue.salvaged')}</p> : null}
          {step.kind === 'salvaged' ? <Saved tables={step.tables} /> : null}
          {step.keptAs === null ? null : (
            <p className="rescue-note">{say('rescue.keptAs', { file: step.keptAs })}</p>
          )}
          <Button look="main" onPress={desk.startAgain}>
            {say('rescue.openIt')}
          </Button>
        </section>
      );
    case 'asked':
      return (
        <section className="rescue" aria-label={say('rescue.title')}>
          <p role="status">{found === '' ? say('rescue.looking') : found}</p>
          {problem === null ? null : (
            <p className="rescue-problem" role="alert">
              {problem.message}
            </p>
          )}
          {backup === null ? (
            <p className="rescue-note">{say('rescue.noBackup')}</p>
          ) : (
            <BackupOffer backup={backup} onRestore={() => void restore(backup.file)} />
          )}
          <div className="rescue-offer">
            <Button onPress={() => void salvage()}>{say('rescue.salvage')}</Button>
            <p className="rescue-note">{say('rescue.salvageHow')}</p>
          </div>
        </section>
      );
  }
}

/** The shop's own stands in the file that can't be read. */
const zoneOfMachine = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

function BackupOffer({
  backup,
  onRestore,
}: {
  readonly backup: BackupListed;
  readonly onRestore: () => void;
}) {
  const say = useSay();
  const locale = useLocale();
  const timeZone = zoneOfMachine();
  const at = backup.holds?.lastSaleAt ?? backup.madeAt;
  const when = `${dayOfInstant(at, timeZone, locale)} ${timeOfDay(at, timeZone, locale)}`;
  return (
    <div className="rescue-offer">
      <Button look="main" onPress={onRestore}>
        {say('rescue.restore')}
      </Button>
      <p className="rescue-note">
        {say('rescue.restoreHow', { when })} {missingWords(backup.missing, say)}
      </p>
    </div>
  );
}

function Saved({ tables }: { readonly tables: readonly SalvagedTable[] }) {
  const say = useSay();
  return (
    <ul className="rescue-tables">
      {tables
        .filter(({ saved, lost }) => saved + lost > 0)
        .map(({ table, saved, lost }) => (
          <li key={table} data-lost={lost > 0}>
            {say('cli.salvage.table', { table, saved, lost })}
          </li>
        ))}
    </ul>
  );
}
