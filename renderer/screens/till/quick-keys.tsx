import { useRef, type KeyboardEvent } from 'react';
import { shownKeys } from '../../state/keys.ts';
import { takeQuickly } from '../../state/products.ts';
import { showQuickKeys } from '../../state/quick-keys.ts';
import { Key } from '../../ui/key.tsx';
import { useDesk, useMoney, useQuickKeys, useSay } from '../../ui/use-desk.ts';
import { useFocusBack } from '../../ui/use-focus-back.ts';

/** By this id the keyboard finds the first product. */
export const quickKeysId = 'quick-keys';

/** Chooses between the pad and the products; a shop without quick keys has only the pad. */
export function PadTabs() {
  const desk = useDesk();
  const say = useSay();
  const { products, isShown } = useQuickKeys((quickKeys) => quickKeys);
  if (products.length === 0) return null;
  const tabs = [
    { label: say('counter.pad'), shows: false },
    { label: say('counter.quickKeys'), shows: true },
  ];
  return (
    <div className="pad-tabs" role="tablist">
      {tabs.map(({ label, shows }) => (
        <button
          key={label}
          type="button"
          role="tab"
          className="pad-tab"
          aria-selected={isShown === shows}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => showQuickKeys(desk, shows)}
        >
          {label}
          {isShown === shows ? null : <Key name={shownKeys.quickKeys} />}
        </button>
      ))}
    </div>
  );
}

const columns = 3;
const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -columns,
  ArrowDown: columns,
};

/** The shop's most sold products, one touch each; the arrow keys walk over them. */
export function QuickKeys() {
  const desk = useDesk();
  const say = useSay();
  const money = useMoney();
  const list = useRef<HTMLDivElement>(null);
  const products = useQuickKeys((quickKeys) => quickKeys.products);
  useFocusBack();
  const walk = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    const keys = [...(list.current?.querySelectorAll('button') ?? [])];
    const place = keys.findIndex((key) => key === document.activeElement);
    if (step === undefined || place < 0) return;
    event.preventDefault();
    event.stopPropagation();
    keys[place + step]?.focus();
  };
  return (
    <div
      ref={list}
      id={quickKeysId}
      className="quick-keys"
      role="group"
      aria-label={say('counter.quickKeys')}
      onKeyDown={walk}
    >
      {products.map((product) => (
        <button
          key={product.productId}
          type="button"
          className="quick-key"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => takeQuickly(desk, product)}
        >
          <bdi className="quick-name">{product.name}</bdi>
          <span className="quick-price">{product.priceMinor === null ? '…' : money(product.priceMinor)}</span>
        </button>
      ))}
    </div>
  );
}
