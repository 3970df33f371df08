import { useCallback, useEffect, useState } from 'react';
import type { Product } from '../../../electron/core/contract/products.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { useDesk, useMoney, useSay } from '../../ui/use-desk.ts';
import { ProductForm } from './product-form.tsx';

const pageLength = 50;

/** What the shop sells, found by the beginning of a name or a barcode. */
export function ProductsSection() {
  const desk = useDesk();
  const say = useSay();
  const money = useMoney();
  const [text, setText] = useState('');
  const [found, setFound] = useState<{ readonly products: readonly Product[]; readonly next: string | null }>(
    { products: [], next: null },
  );
  const [edited, setEdited] = useState<Product | 'new' | null>(null);
  const load = useCallback(
    (cursor?: string) =>
      desk.till.products.list({
        text,
        withdrawnToo: true,
        limit: pageLength,
        ...(cursor === undefined ? {} : { cursor }),
      }),
    [desk, text],
  );
  const show = useCallback((result: Awaited<ReturnType<typeof load>>): void => {
    if (result.ok) setFound({ products: result.value.products, next: result.value.nextCursor });
  }, []);
  const showMore = (result: Awaited<ReturnType<typeof load>>): void => {
    if (!result.ok) return;
    const { products, nextCursor: next } = result.value;
    setFound((before) => ({ products: [...before.products, ...products], next }));
  };
  useEffect(() => {
    let isCurrent = true;
    // An answer for what was typed before is dropped.
    void load().then((result) => (isCurrent ? show(result) : undefined));
    return () => {
      isCurrent = false;
    };
  }, [load, show]);

  if (edited !== null) {
    return (
      <ProductForm
        product={edited === 'new' ? null : edited}
        onDone={() => {
          setEdited(null);
          void load().then(show);
        }}
      />
    );
  }
  return (
    <section aria-labelledby="products-title">
      <div className="owner-head">
        <h3 id="products-title">{say('owner.products')}</h3>
        <Button look="main" onPress={() => setEdited('new')}>
          {say('owner.newProduct')}
        </Button>
      </div>
      <Field
        startsFocused
        name="text"
        label={say('owner.findProduct')}
        value={text}
        problem={null}
        onChange={setText}
      />
      {found.products.length === 0 ? <p className="owner-none">{say('owner.noProducts')}</p> : null}
      <ul>
        {found.products.map((product) => (
          <li key={product.productId}>
            <button
              type="button"
              className="owner-row"
              data-off={!product.isSold}
              onClick={() => setEdited(product)}
            >
              <span className="owner-row-key">{product.quickKey}</span>
              <span className="owner-row-name">
                <bdi>{product.name}</bdi>
                {product.isSold ? null : <span className="owner-row-off">{say('owner.withdrawn')}</span>}
              </span>
              <span className="owner-row-code">{product.barcode}</span>
              <span className="owner-row-figure">
                {product.priceMinor === null ? '…' : money(product.priceMinor)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.next === null ? null : (
        <Button onPress={() => void load(found.next ?? undefined).then(showMore)}>{say('owner.more')}</Button>
      )}
    </section>
  );
}
