import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { ErrorBody } from '../../../electron/core/contract/errors.ts';
import type { Result } from '../../../electron/core/domain/result.ts';
import { shownKeys } from '../../state/keys.ts';
import { Button } from '../../ui/button.tsx';
import { Key } from '../../ui/key.tsx';
import { useDesk, useSay } from '../../ui/use-desk.ts';
import { useFocusBack } from '../../ui/use-focus-back.ts';

export interface Saving {
  readonly problem: ErrorBody | null;
  readonly isSending: boolean;
  /** Something was changed: what was said about it is over. */
  readonly changed: () => void;
  readonly save: (run: (commandId: string) => Promise<Result<unknown, ErrorBody>>) => Promise<void>;
}

/** Saves once, however often it is pressed: the command keeps its id until there is an answer. */
export function useSaving(onSaved: () => void): Saving {
  const desk = useDesk();
  const [problem, setProblem] = useState<ErrorBody | null>(null);
  const [isSending, setIsSending] = useState(false);
  const kept = useRef<string | null>(null);
  const save: Saving['save'] = async (run) => {
    if (isSending) return;
    setIsSending(true);
    kept.current ??= desk.newCommandId();
    const result = await run(kept.current);
    setIsSending(false);
    if (result.ok || result.error.code !== 'HOST_UNREACHABLE') kept.current = null;
    setProblem(result.ok ? null : result.error);
    if (!result.ok) return desk.tones.no();
    desk.tones.yes();
    onSaved();
  };
  return { problem, isSending, changed: () => setProblem(null), save };
}

interface EditFormProps {
  readonly title: string;
  readonly saving: Saving;
  /** The names of its fields: a refusal that names one is said there. */
  readonly fields: readonly string[];
  readonly onSave: () => Promise<void>;
  /** Absent where there is nothing to go back to. */
  readonly onBack?: () => void;
  /** What became of it, beside the key that saves; empty while there is nothing to say. */
  readonly outcome?: string;
  readonly children: ReactNode;
}

/** The owner's forms: entries in two columns, what is wrong, and one key that saves. */
export function EditForm({ title, saving, fields, onSave, onBack, outcome, children }: EditFormProps) {
  const say = useSay();
  useFocusBack(onBack !== undefined);
  // One step back is out of the form, not out of the room.
  useEffect(() => {
    if (onBack === undefined) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopImmediatePropagation();
      onBack();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [onBack]);
  const { problem, isSending } = saving;
  const isAtField = fields.some((field) => field === problem?.field);
  return (
    <form
      className="owner-form"
      aria-label={title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void onSave();
      }}
      onKeyDown={({ key, target, currentTarget }) => {
        // Enter saves from one of a few, too, as from every field.
        if (key === 'Enter' && target instanceof Element && target.matches('[role="radio"]'))
          currentTarget.requestSubmit();
      }}
    >
      <h3>{title}</h3>
      <fieldset className="owner-fields" aria-busy={isSending}>
        {children}
      </fieldset>
      <p className="sentence-stop" role="alert">
        {problem !== null && !isAtField ? problem.message : null}
      </p>
      <div className="owner-end">
        {outcome === undefined ? null : (
          <p className="owner-outcome" role="status">
            {outcome}
          </p>
        )}
        {onBack === undefined ? null : (
          <Button look="quiet" onPress={onBack} shownKey={shownKeys.back}>
            {say('till.back')}
          </Button>
        )}
        <button type="submit" className="button button-main" disabled={isSending}>
          {say('owner.save')}
          <Key name={shownKeys.record} />
        </button>
      </div>
    </form>
  );
}
