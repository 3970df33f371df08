import { useId, type Ref } from 'react';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  /** Why it wasn't taken: stands right at the field. */
  readonly problem?: string | undefined;
  readonly rows?: number;
  readonly inputMode?: 'text' | 'tel' | 'email' | 'numeric';
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly className?: string;
}

/** One entry with its label, its hint, and its problem in the hint's place, so that nothing below moves. */
export function Field(props: FieldProps) {
  const { label, value, onChange, hint, problem, rows, inputMode, inputRef, className } = props;
  const id = useId();
  const below = problem ?? hint;
  const shared = {
    id,
    className: 'input',
    value,
    dir: 'auto',
    autoComplete: 'off',
    'aria-invalid': problem !== undefined,
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
          ref={inputRef}
          inputMode={inputMode}
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <textarea {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />
      )}
      {below === undefined ? null : (
        <p id={`${id}-below`} className={problem === undefined ? 'field-hint' : 'field-problem'}>
          {below}
        </p>
      )}
    </div>
  );
}
