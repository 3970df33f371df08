import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { shownKeys } from '../state/keys.ts';
import { Button } from './button.tsx';
import { useSay } from './use-desk.ts';

interface SheetProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The keys that end it, beside the way back. */
  readonly keys?: ReactNode;
}

/**
 * Something that must be read before anything else goes on: the focus is kept in it and goes back to where it was. To
 * be used where neither a place on the screen nor an undo will do. Scans are heard on; the till's other keys wait.
 */
export function Sheet({ title, isOpen, onClose, children, keys }: SheetProps) {
  const say = useSay();
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="sheet-shade" />
        <Dialog.Popup
          className="sheet-paper"
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Escape') onClose();
          }}
        >
          <Dialog.Title className="sheet-title">{title}</Dialog.Title>
          <div className="sheet-body">{children}</div>
          <div className="sheet-keys">
            <Button look="quiet" onPress={onClose} shownKey={shownKeys.back}>
              {say('till.back')}
            </Button>
            {keys}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
