import { useCallback, useState } from 'react';
import type { z } from 'zod';
import type { Product, products } from '../../../electron/core/contract/products.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { NotRead } from '../../ui/unread.tsx';
import { useDesk, useMoney, useSay } from '../../ui/use-desk.ts';
import { useRead } from '../../ui/use-read.ts';
import { ProductForm } from './product-form.tsx';

type Page = z.output<typeof products.list.output>;

const pageLength = 50;

/** What the shop sells, found by the beginning of a name or a barcode. */
export function ProductsSection() {
  const desk = useDesk();
  const say = useSay();
  const money = useMoney();
  const [text, setText] = useState('');
  const [edited, setEdited] = useState<Product | 'new' | null>(null);
  const [wasEdited, setWasEdited] = useState(false);
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
  const read = useRead(load);
  // What was asked for behind the first page: it goes with the page that it came after.
  const [more, setMore] = useState<{ readonly behind: Page | null; readonly pages: readonly Page[] }>({
    behind: null,
    pages: [],
  });
  const pages = read.value === null ? [] : [read.value, ...(more.behind === read.value ? more.pages : [])];
  const found = pages.flatMap((page) => page.products);
  const next = pages.at(-1)?.nextCursor ?? null;
  const showMore = async (cursor: string): Promise<void> => {
    const page = await load(cursor);
    if (page.ok) setMore({ behind: read.value, pages: [...pages.slice(1), page.value] });
    else await read.again();
  };

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
        onChange={setText}
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
      {next === null ? null : <Button onPress={() => void showMore(next)}>{say('owner.more')}</Button>}
    </section>
  );
}
