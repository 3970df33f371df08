import { useEffect, useState } from 'react';
import type { Product } from '../../../electron/core/contract/products.ts';
import { minorOfText, textOfMinor } from '../../state/owner.ts';
import { Check } from '../../ui/check.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { useCurrency, useDesk, useSay } from '../../ui/use-desk.ts';
import { EditForm, useSaving } from './edit-form.tsx';

interface ProductFormProps {
  /** Null for a new one. */
  readonly product: Product | null;
  readonly onDone: () => void;
}

const mostQuickKeys = 24;
const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text);

const fields = ['name', 'barcode', 'category', 'priceMinor', 'soldBy', 'quickKey', 'talkingPoints'];

/** One product; a scanned barcode lands in its field. */
export function ProductForm({ product, onDone }: ProductFormProps) {
  const desk = useDesk();
  const say = useSay();
  const { code, exponent } = useCurrency();
  const saving = useSaving(onDone);
  const price = product?.priceMinor ?? null;
  const [entries, setEntries] = useState(() => ({
    name: product?.name ?? '',
    barcode: product?.barcode ?? '',
    category: product?.category ?? '',
    price: price === null ? '' : textOfMinor(price, exponent),
    soldBy: product?.soldBy ?? ('piece' as const),
    talkingPoints: product?.talkingPoints ?? '',
    quickKey: String(product?.quickKey ?? ''),
    isSold: product?.isSold ?? true,
  }));
  const enter = (entry: Partial<typeof entries>): void => {
    saving.changed();
    setEntries((before) => ({ ...before, ...entry }));
  };
  // While the form is open, a scan is the product's barcode.
  useEffect(() => {
    desk.scanTaker.setState({ take: (barcode) => setEntries((before) => ({ ...before, barcode })) });
    return () => desk.scanTaker.setState({ take: null });
  }, [desk]);
  const { problem } = saving;
  const save = () =>
    saving.save((commandId) =>
      desk.till.products.save(
        {
          ...(product === null ? {} : { productId: product.productId }),
          name: entries.name,
          barcode: textOrNull(entries.barcode),
          category: textOrNull(entries.category),
          priceMinor: entries.price.trim() === '' ? null : minorOfText(entries.price, exponent),
          soldBy: entries.soldBy,
          talkingPoints: textOrNull(entries.talkingPoints),
          quickKey: entries.quickKey === '' ? null : Number(entries.quickKey),
          isSold: entries.isSold,
        },
        { commandId },
      ),
    );
  const quickKeys = [
    { value: '', text: say('owner.noQuickKey') },
    ...Array.from({ length: mostQuickKeys }, (_none, index) => ({
      value: String(index + 1),
      text: String(index + 1),
    })),
  ];
  return (
    <EditForm
      title={product === null ? say('owner.newProduct') : say('owner.changeProduct')}
      saving={saving}
      fields={fields}
      onSave={save}
      onBack={onDone}
    >
      <Field
        startsFocused
        className="owner-wide"
        name="name"
        label={say('till.name')}
        value={entries.name}
        problem={problem}
        onChange={(name) => enter({ name })}
      />
      <Field
        name="barcode"
        label={say('owner.barcode')}
        hint={say('owner.barcodeHint')}
        value={entries.barcode}
        problem={problem}
        onChange={(barcode) => enter({ barcode })}
      />
      <Field
        name="category"
        label={say('owner.category')}
        value={entries.category}
        problem={problem}
        onChange={(category) => enter({ category })}
      />
      <Field
        name="priceMinor"
        label={say('owner.price', { currency: code })}
        hint={say('owner.priceHint')}
        value={entries.price}
        problem={problem}
        onChange={(text) => enter({ price: text })}
      />
      <Choice
        name="soldBy"
        label={say('owner.soldBy')}
        value={entries.soldBy}
        options={[
          { value: 'piece', text: say('owner.byPiece') },
          { value: 'weight', text: say('owner.byWeight') },
        ]}
        problem={problem}
        onChange={(value) => enter({ soldBy: value === 'weight' ? 'weight' : 'piece' })}
      />
      <Choice
        name="quickKey"
        label={say('owner.quickKey')}
        value={entries.quickKey}
        options={quickKeys}
        problem={problem}
        onChange={(quickKey) => enter({ quickKey })}
      />
      <Check
        label={say('owner.isSold')}
        isChecked={entries.isSold}
        onChange={(isSold) => enter({ isSold })}
      />
      <Field
        className="owner-wide"
        rows={2}
        name="talkingPoints"
        label={say('owner.talkingPoints')}
        hint={say('owner.talkingPointsHint')}
        value={entries.talkingPoints}
        problem={problem}
        onChange={(talkingPoints) => enter({ talkingPoints })}
      />
    </EditForm>
  );
}
