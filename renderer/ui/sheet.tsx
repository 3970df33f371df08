import { Dialog } from '@base-ui/react/dialog';
import { useEffect, useRef, type ReactNode } from 'react';
import { shownKeys } from '../state/keys.ts';
import { Button } from './button.tsx';
import { isBefore, placeBefore } from './focus-place.ts';
import { coverPage } from './page-behind.ts';
import { useSay } from './use-desk.ts';
import { useFocusBack } from './use-focus-back.ts';

interface SheetProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** What its way out says where there is nothing to go back to. */
  readonly wayOut?: string;
  /** The keys that end it, beside the way back. */
  readonly keys?: ReactNode;
}

/**
 * Something that must be read before anything else goes on: the focus is kept in it and goes back to where it was. To
 * be used where neither a place on the screen nor an undo will do. Scans are heard on; the till's other keys wait.
 */
export function Sheet({ title, isOpen, onClose, children, wayOut, keys }: SheetProps) {
  const say = useSay();
  const paper = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    if (paper.current !== null) isBefore(paper.current, placeBefore());
    return coverPage();
  }, [isOpen]);
  useFocusBack(isOpen);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="sheet-shade" />
        <Dialog.Popup
          ref={paper}
          className="sheet-paper"
          finalFocus={false}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Escape') onClose();
          }}
        >
          <Dialog.Title className="sheet-title">{title}</Dialog.Title>
          <div className="sheet-body">{children}</div>
          <div className="sheet-keys">
            <Button
              look={wayOut === undefined ? 'quiet' : 'main'}
              onPress={onClose}
              shownKey={shownKeys.back}
            >
              {wayOut ?? say('till.back')}
            </Button>
            {keys}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
