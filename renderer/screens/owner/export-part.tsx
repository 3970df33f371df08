import { useId, useState } from 'react';
import { useStore } from 'zustand';
import { exportEverything, nameExport, stopExport, suggestedFolder } from '../../state/whole-export.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useDesk, useSay } from '../../ui/use-desk.ts';

/** Everything that the shop knows, in files that any spreadsheet opens: whoever leaves takes all of it along. */
export function ExportPart() {
  const desk = useDesk();
  const say = useSay();
  const title = useId();
  const { typed, isUnderWay, progress, written, isStopped, problem } = useStore(desk.wholeExport);
  const [suggested] = useState(() => suggestedFolder(new Date()));
  const folder = typed ?? suggested;
  const begin = (): void => void exportEverything(desk, folder.trim());
  return (
    <section className="backups-export" aria-labelledby={title}>
      <h3 id={title}>{say('export.title')}</h3>
      <p className="backups-how">{say('export.how')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          begin();
        }}
      >
        <Field
          name="folder"
          label={say('export.folder')}
          hint={say('export.folderHint')}
          value={folder}
          problem={problem}
          isReadOnly={isUnderWay}
          onChange={(text) => nameExport(desk, text)}
        />
        {isUnderWay ? (
          <Progress
            label={say('export.under')}
            done={progress?.doneRows ?? 0}
            total={progress?.rows ?? null}
            onCancel={() => void stopExport(desk)}
          />
        ) : (
          <Button onPress={begin}>{say('export.start')}</Button>
        )}
      </form>
      {problem !== null && problem.field !== 'folder' ? <p role="alert">{problem.message}</p> : null}
      <div role="status">
        {isStopped ? <p>{say('fault.EXPORT_CANCELLED')}</p> : null}
        {written === null ? null : (
          <p className="backups-written">
            {say('export.done', { rows: written.rows, tables: written.tables, folder: written.folder })}
          </p>
        )}
      </div>
    </section>
  );
}
