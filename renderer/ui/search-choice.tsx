import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import { foldName } from '../../electron/core/domain/search-text.ts';
import { useSay } from './use-desk.ts';
import { useProblemAt } from './use-problem.ts';

export interface SearchOption {
  readonly value: string;
  readonly text: string;
  /** What it is also found by, and not shown. */
  readonly alsoFoundBy?: string;
}

interface SearchChoiceProps {
  /** What the contract calls it. */
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly SearchOption[];
  readonly onChange: (value: string) => void;
  readonly problem: ErrorBody | null;
  readonly hint?: string;
  readonly startsFocused?: boolean;
}

/** One of a long list, found by typing any part of it: arrows walk, Enter takes, Esc leaves it as it was. */
export function SearchChoice(props: SearchChoiceProps) {
  const { name, label, value, options, onChange, problem, hint, startsFocused } = props;
  const say = useSay();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  /** What is typed; null while the list is closed and the choice stands in the field. */
  const [typed, setTyped] = useState<string | null>(null);
  const [highlighted, setHighlighted] = useState(0);
  const sentence = useProblemAt(problem, name, label);
  const folded = useMemo(
    () => options.map((option) => ({ option, text: foldName(`${option.text} ${option.alsoFoundBy ?? ''}`) })),
    [options],
  );
  const found = useMemo(() => {
    const words = foldName(typed ?? '').split(' ');
    const begun = folded.filter(({ text }) => words.every((word) => ` ${text}`.includes(` ${word}`)));
    // A whole word first: who types "India" doesn't mean Indiana.
    const isWhole = (text: string): boolean => words.every((word) => ` ${text} `.includes(` ${word} `));
    return begun
      .toSorted((a, b) => Number(isWhole(b.text)) - Number(isWhole(a.text)))
      .map(({ option }) => option);
  }, [folded, typed]);
  const chosen = options.find((option) => option.value === value);
  const isOpen = typed !== null;

  useEffect(() => {
    if (startsFocused === true) field.current?.focus();
  }, [startsFocused]);
  useEffect(() => {
    if (problem?.field === name) field.current?.focus();
  }, [problem, name]);
  useEffect(() => {
    if (isOpen) list.current?.children[highlighted]?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, highlighted]);

  const open = (text: string): void => {
    setTyped(text);
    setHighlighted(
      text === ''
        ? Math.max(
            0,
            options.findIndex((option) => option.value === value),
          )
        : 0,
    );
  };
  const take = (option: SearchOption | undefined): void => {
    setTyped(null);
    if (option !== undefined) onChange(option.value);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      if (isOpen) setHighlighted((at) => Math.min(found.length - 1, Math.max(0, at + step)));
      else open('');
    } else if (isOpen && (event.key === 'Enter' || event.key === 'Escape')) {
      // The key was for the list: it neither goes on nor back.
      event.preventDefault();
      event.stopPropagation();
      take(event.key === 'Enter' ? found[highlighted] : undefined);
    }
  };

  const below = sentence ?? hint;
  return (
    <div className="field search-choice">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        ref={field}
        id={id}
        name={name}
        className="input"
        role="combobox"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        value={typed ?? chosen?.text ?? value}
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && found.length > 0 ? `${id}-${highlighted}` : undefined}
        aria-invalid={sentence !== undefined}
        aria-describedby={below === undefined ? undefined : `${id}-below`}
        onFocus={(event) => event.target.select()}
        onClick={() => (isOpen ? undefined : open(''))}
        onBlur={() => setTyped(null)}
        onChange={(event) => open(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <ul
        ref={list}
        id={`${id}-list`}
        className="search-choice-list"
        role="listbox"
        aria-label={label}
        hidden={!isOpen}
      >
        {(isOpen ? found : []).map((option, at) => (
          <li
            key={option.value}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === highlighted}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(option)}
          >
            {option.text}
          </li>
        ))}
        {isOpen && found.length === 0 ? (
          <li role="option" aria-selected={false} aria-disabled="true">
            {say('parts.nothingFound', { text: typed })}
          </li>
        ) : null}
      </ul>
      {below === undefined ? null : (
        <p id={`${id}-below`} className={sentence === undefined ? 'field-hint' : 'field-problem'}>
          {below}
        </p>
      )}
    </div>
  );
}
