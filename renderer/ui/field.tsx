import { useEffect, useId, useRef } from 'react';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import { useProblemAt } from './use-problem.ts';

interface FieldProps {
  /** What the contract calls it: a refusal that names it is said here. */
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: ErrorBody | null;
  readonly hint?: string;
  readonly rows?: number;
  readonly inputMode?: 'text' | 'tel' | 'email' | 'numeric';
  readonly startsFocused?: boolean;
  readonly isReadOnly?: boolean;
  readonly className?: string;
}

/** One entry with its label, its hint, and its problem in the hint's place, so that nothing below moves. */
export function Field(props: FieldProps) {
  const {
    name,
    label,
    value,
    onChange,
    problem,
    hint,
    rows,
    inputMode,
    startsFocused,
    isReadOnly,
    className,
  } = props;
  const id = useId();
  const entry = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const sentence = useProblemAt(problem, name, label);
  useEffect(() => {
    if (startsFocused === true) entry.current?.focus();
  }, [startsFocused]);
  useEffect(() => {
    if (problem?.field === name) entry.current?.focus();
  }, [problem, name]);
  const below = sentence ?? hint;
  const shared = {
    ref: entry,
    id,
    name,
    className: 'input',
    value,
    dir: 'auto',
    autoComplete: 'off',
    readOnly: isReadOnly ?? false,
    'aria-invalid': sentence !== undefined,
    'aria-describedby': below === undefined ? undefined : `${id}-below`,
  } as const;
  return (
    <div className={`field ${className ?? ''}`}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {rows === undefined ? (
        <input
          {...shared}
          inputMode={inputMode}
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <textarea {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />
      )}
      {below === undefined ? null : (
        <p id={`${id}-below`} className={sentence === undefined ? 'field-hint' : 'field-problem'}>
          {below}
        </p>
      )}
    </div>
  );
}
