import { useCallback, useState } from 'react';
import type { Product } from '../../../electron/core/contract/products.ts';
import { firstProducts } from '../../state/products.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { NotRead } from '../../ui/unread.tsx';
import { useDesk, useMoney, useSay } from '../../ui/use-desk.ts';
import { useRead } from '../../ui/use-read.ts';
import { ProductForm } from './product-form.tsx';

const pageLength = 50;

/** What the shop sells, found by the beginning of a name or a barcode. */
export function ProductsSection() {
  const desk = useDesk();
  const say = useSay();
  const money = useMoney();
  const [text, setText] = useState('');
  const [edited, setEdited] = useState<Product | 'new' | null>(null);
  const [wasEdited, setWasEdited] = useState(false);
  const [pageCount, setPageCount] = useState(1);
  const read = useRead(
    useCallback(() => firstProducts(desk.till, text, pageCount * pageLength), [desk, text, pageCount]),
  );
  const found = read.value?.products ?? [];

  if (edited !== null) {
    return (
      <ProductForm
        product={edited === 'new' ? null : edited}
        onDone={() => {
          setEdited(null);
          setWasEdited(true);
          void read.again();
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
        // Who comes back from a product goes on from it.
        startsFocused={!wasEdited}
        name="text"
        label={say('owner.findProduct')}
        value={text}
        problem={null}
        onChange={(sought) => {
          setText(sought);
          setPageCount(1);
        }}
      />
      <NotRead of={read} />
      {read.value !== null && found.length === 0 ? (
        <p className="owner-none">{say('owner.noProducts')}</p>
      ) : null}
      <ul>
        {found.map((product) => (
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
      {read.value?.nextCursor == null ? null : (
        <Button onPress={() => setPageCount(pageCount + 1)}>{say('owner.more')}</Button>
      )}
    </section>
  );
}
