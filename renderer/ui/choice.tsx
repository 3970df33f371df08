import { useEffect, useId, useRef } from 'react';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import { useProblemAt } from './use-problem.ts';

interface ChoiceProps {
  /** What the contract calls it. */
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChange: (value: string) => void;
  readonly problem: ErrorBody | null;
  readonly startsFocused?: boolean;
}

/** One of a list; the list is the system's own, which the keyboard can search by typing. */
export function Choice({ name, label, value, options, onChange, problem, startsFocused }: ChoiceProps) {
  const id = useId();
  const entry = useRef<HTMLSelectElement>(null);
  const sentence = useProblemAt(problem, name, label);
  useEffect(() => {
    if (startsFocused === true) entry.current?.focus();
  }, [startsFocused]);
  useEffect(() => {
    if (problem?.field === name) entry.current?.focus();
  }, [problem, name]);
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <select
        ref={entry}
        id={id}
        name={name}
        className="input"
        value={value}
        aria-invalid={sentence !== undefined}
        aria-describedby={sentence === undefined ? undefined : `${id}-below`}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
      {sentence === undefined ? null : (
        <p id={`${id}-below`} className="field-problem">
          {sentence}
        </p>
      )}
    </div>
  );
}
