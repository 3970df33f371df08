import type { AmountKey } from '../../state/amount.ts';
import { BackspaceIcon } from '../../ui/icons.tsx';
import { useSay } from '../../ui/use-desk.ts';

const padKeys = ['7', '8', '9', '4', '5', '6', '1', '2', '3', '00', '0', 'backspace'] as const;

/** The digits, as on a calculator. */
export function PadKeys({ onKey }: { readonly onKey: (key: AmountKey) => void }) {
  const say = useSay();
  const press = (key: AmountKey): void => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    onKey(key);
  };
  return (
    <div className="pad-keys">
      {padKeys.map((key) => (
        <button
          key={key}
          type="button"
          className="pad-key"
          aria-label={key === 'backspace' ? say('till.backspace') : key}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => press(key)}
        >
          {key === 'backspace' ? <BackspaceIcon size={28} /> : key}
        </button>
      ))}
    </div>
  );
}
