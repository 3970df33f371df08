import { useEffect, useRef, useState, type ReactNode } from 'react';
import { markNames, markOf, type MarkName, type MarkState } from '../../state/marks.ts';
import { printerMark } from '../../state/printer-mark.ts';
import { BackupIcon, BookIcon, ClockIcon, PageIcon, PrinterIcon, ScannerIcon } from '../../ui/icons.tsx';
import { useBook, usePrinting, useSay } from '../../ui/use-desk.ts';
import { MarkSentence } from './mark-sentence.tsx';
import { PrinterSentence } from './printing/printer-sentence.tsx';
import './status-marks.css';

/** The printer's is there where there is a printer. */
type ShownMark = MarkName | 'printer';

const icons: Readonly<Record<ShownMark, ReactNode>> = {
  book: <BookIcon />,
  clock: <ClockIcon />,
  backup: <BackupIcon />,
  slips: <PageIcon />,
  scanner: <ScannerIcon />,
  printer: <PrinterIcon />,
};

/** Small signs of what the till stands on. One that is touched or has the focus becomes a sentence. */
export function StatusMarks() {
  const say = useSay();
  const [open, setOpen] = useState<ShownMark | null>(null);
  const hasPrinter = usePrinting((printing) => printerMark(printing) !== null);
  const shown: readonly ShownMark[] = hasPrinter ? [...markNames, 'printer'] : markNames;
  const place = useRef<HTMLDivElement>(null);
  const isGoingBack = useRef(false);
  useEffect(() => {
    if (open === null) return;
    return closeWhenLeft(
      place,
      () => setOpen(null),
      () => {
        // It opens as it takes the focus, but not from its own sentence.
        isGoingBack.current = true;
        place.current?.querySelector<HTMLElement>(`.mark[data-mark="${open}"]`)?.focus();
        isGoingBack.current = false;
      },
    );
  }, [open]);
  return (
    <div
      ref={place}
      className="status-marks"
      role="group"
      aria-label={say('marks.title')}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget !== null && !place.current?.contains(relatedTarget)) setOpen(null);
      }}
    >
      {shown.map((name) => (
        <MarkKey
          key={name}
          name={name}
          isOpen={open === name}
          onOpen={() => (isGoingBack.current ? undefined : setOpen(name))}
          onClose={() => setOpen(null)}
        />
      ))}
    </div>
  );
}

interface MarkKeyProps {
  readonly name: ShownMark;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

function MarkKey({ name, isOpen, onOpen, onClose }: MarkKeyProps) {
  const say = useSay();
  const state = useMarkState(name);
  const title = say(name === 'printer' ? 'printScreen.mark' : `marks.${name}`);
  const label = say(state === 'fine' ? 'marks.fine' : 'marks.needsLook', { name: title });
  return (
    <>
      <button
        type="button"
        className="mark"
        data-mark={name}
        data-state={state}
        aria-label={label}
        aria-expanded={isOpen}
        onMouseDown={(event) => event.preventDefault()}
        onFocus={onOpen}
        onClick={isOpen ? onClose : onOpen}
      >
        <span className="mark-sign">{icons[name]}</span>
      </button>
      {!isOpen ? null : name === 'printer' ? (
        <PrinterSentence onDone={onClose} />
      ) : (
        <MarkSentence name={name} onDone={onClose} />
      )}
    </>
  );
}

function useMarkState(name: ShownMark): MarkState {
  const trouble = useBook((book) => book.trouble);
  const warnings = useBook((book) => book.warnings);
  const printer = usePrinting((printing) => printerMark(printing)?.state ?? 'fine');
  return name === 'printer' ? printer : markOf(name, { trouble, warnings }).state;
}

const staysWithin = ['Tab', 'Shift', 'Enter', ' '];

/**
 * Calls back when something else is touched, or a key is pressed that isn't for the sentence. Esc does nothing more than that,
 * and gives the focus back to the mark where it was within.
 */
function closeWhenLeft(
  place: { readonly current: HTMLElement | null },
  close: () => void,
  goBack: () => void,
): () => void {
  const isWithin = (target: EventTarget | null): boolean =>
    target instanceof Node && place.current?.contains(target) === true;
  const onPointer = (event: PointerEvent): void => {
    if (!isWithin(event.target)) close();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (isWithin(document.activeElement) && staysWithin.includes(event.key)) return;
    close();
    if (event.key !== 'Escape') return;
    event.stopImmediatePropagation();
    event.preventDefault();
    if (isWithin(document.activeElement)) goBack();
  };
  window.addEventListener('pointerdown', onPointer);
  window.addEventListener('keydown', onKey, true);
  return () => {
    window.removeEventListener('pointerdown', onPointer);
    window.removeEventListener('keydown', onKey, true);
  };
}
