import { useEffect, useRef, type KeyboardEvent } from 'react';
import { highlight, resolveOrPick, seek, stopSeeking } from '../../state/finding.ts';
import { shownKeys } from '../../state/keys.ts';
import { SearchIcon } from '../../ui/icons.tsx';
import { Key } from '../../ui/key.tsx';
import { useDesk, useFinding, useSay } from '../../ui/use-desk.ts';
import { findFieldId, foundListId, foundRowId } from './find-ids.ts';
import { FoundList } from './found-list.tsx';

/** Where a card is scanned or a name is typed; what fits is listed below it as it is typed. */
export function FindField() {
  const desk = useDesk();
  const say = useSay();
  const field = useRef<HTMLInputElement>(null);
  const { text, rows, highlighted, isOpen, cardFor } = useFinding((finding) => finding);

  // A sale that waits for its card waits here.
  useEffect(() => {
    if (cardFor !== null) field.current?.focus();
  }, [cardFor]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      highlight(desk, event.key === 'ArrowDown' ? 1 : -1);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      void resolveOrPick(desk, text).then(() => {
        if (!desk.finding.getState().isOpen) field.current?.blur();
      });
    }
  };

  const label =
    cardFor === null ? say('till.find') : say('till.findCardFor', { number: cardFor.receiptNumber });
  return (
    <div className="find" data-waits={cardFor !== null} role="search">
      <SearchIcon />
      <input
        ref={field}
        id={findFieldId}
        className="find-input"
        type="text"
        dir="auto"
        role="combobox"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={foundListId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && rows.length > 0 ? foundRowId(highlighted) : undefined}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => seek(desk, event.target.value)}
        onKeyDown={onKeyDown}
        onFocus={() => desk.finding.setState({ isOpen: text.trim() !== '' })}
        onBlur={() => desk.finding.setState({ isOpen: false })}
      />
      {text === '' && cardFor === null ? <Key name={shownKeys.find} /> : null}
      {text !== '' || cardFor !== null ? (
        <button
          type="button"
          className="find-clear"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => stopSeeking(desk)}
        >
          <span className="heard-only">{say('till.findClear')}</span>
          <Key name={shownKeys.back} />
        </button>
      ) : null}
      <FoundList />
    </div>
  );
}
