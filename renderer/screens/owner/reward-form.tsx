import { useCallback, useState } from 'react';
import type { Product } from '../../../electron/core/contract/products.ts';
import { minorOfText, textOfMinor, wholeOfText } from '../../state/owner.ts';
import { Check } from '../../ui/check.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { NotRead } from '../../ui/unread.tsx';
import { useCurrency, useDesk, useSay } from '../../ui/use-desk.ts';
import { useRead } from '../../ui/use-read.ts';
import { EditForm, useSaving } from './edit-form.tsx';
import type { Reward } from './rewards-section.tsx';

interface RewardFormProps {
  /** Null for a new one. */
  readonly reward: Reward | null;
  readonly onDone: () => void;
}

/** As many as a list can be scrolled through; of more, one is looked for. */
const mostProducts = 200;

const kinds = ['amount', 'percent', 'product'] as const;
type Kind = (typeof kinds)[number];

const entriesOf = (reward: Reward | null, exponent: number) => {
  const gives = reward?.gives;
  return {
    name: reward?.name ?? '',
    pointsCost: reward === null ? '' : String(reward.pointsCost),
    kind: gives?.kind ?? 'amount',
    amount: gives?.kind === 'amount' ? textOfMinor(gives.amountMinor, exponent) : '',
    percent: gives?.kind === 'percent' ? String(gives.percent) : '',
    cap: gives?.kind === 'percent' ? textOfMinor(gives.capMinor, exponent) : '',
    productText: '',
    productId: gives?.kind === 'product' ? gives.productId : '',
    isOffered: reward?.isOffered ?? true,
  };
};

const fields = [
  'name',
  'pointsCost',
  'gives.amountMinor',
  'gives.percent',
  'gives.capMinor',
  'gives.productId',
];

/** One reward: its name, its price in points, and what it gives. */
export function RewardForm({ reward, onDone }: RewardFormProps) {
  const desk = useDesk();
  const say = useSay();
  const { code, exponent } = useCurrency();
  const [entries, setEntries] = useState(() => entriesOf(reward, exponent));
  const saving = useSaving(onDone);
  const { productText } = entries;
  const read = useRead(
    useCallback(
      () => desk.till.products.list({ text: productText, limit: mostProducts }),
      [desk, productText],
    ),
  );
  const products = productsOf(reward, entries, read.value?.products ?? []);
  const enter = (entry: Partial<typeof entries>): void => {
    saving.changed();
    setEntries((before) => ({ ...before, ...entry }));
  };
  const { problem } = saving;

  const gift = () => {
    switch (entries.kind) {
      case 'amount':
        return { kind: 'amount', amountMinor: minorOfText(entries.amount, exponent) } as const;
      case 'percent': {
        const capMinor = minorOfText(entries.cap, exponent);
        return { kind: 'percent', percent: wholeOfText(entries.percent), capMinor } as const;
      }
      case 'product':
        return { kind: 'product', productId: entries.productId || (products[0]?.productId ?? '') } as const;
    }
  };
  const save = () =>
    saving.save((commandId) =>
      desk.till.rewards.save(
        {
          ...(reward === null ? {} : { rewardId: reward.rewardId }),
          name: entries.name,
          pointsCost: wholeOfText(entries.pointsCost),
          gives: gift(),
          isOffered: entries.isOffered,
        },
        { commandId },
      ),
    );

  return (
    <EditForm
      title={reward === null ? say('owner.newReward') : say('owner.changeReward')}
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
        hint={say('owner.rewardNameHint')}
        value={entries.name}
        problem={problem}
        onChange={(name) => enter({ name })}
      />
      <Field
        name="pointsCost"
        label={say('owner.pointsCost')}
        inputMode="numeric"
        value={entries.pointsCost}
        problem={problem}
        onChange={(pointsCost) => enter({ pointsCost })}
      />
      <Choice
        name="gives"
        label={say('owner.gives')}
        value={entries.kind}
        options={kinds.map((kind) => ({ value: kind, text: say(`owner.kind.${kind}`) }))}
        problem={problem}
        onChange={(value) => enter({ kind: kindOf(value) })}
      />
      {entries.kind === 'amount' ? (
        <Field
          name="gives.amountMinor"
          label={say('owner.amountOff', { currency: code })}
          value={entries.amount}
          problem={problem}
          onChange={(amount) => enter({ amount })}
        />
      ) : null}
      {entries.kind === 'percent' ? (
        <>
          <Field
            name="gives.percent"
            label={say('owner.percentOff')}
            inputMode="numeric"
            value={entries.percent}
            problem={problem}
            onChange={(percent) => enter({ percent })}
          />
          <Field
            name="gives.capMinor"
            label={say('owner.cap', { currency: code })}
            value={entries.cap}
            problem={problem}
            onChange={(cap) => enter({ cap })}
          />
        </>
      ) : null}
      {entries.kind === 'product' ? <NotRead of={read} /> : null}
      {entries.kind === 'product' && (productText !== '' || read.value?.nextCursor != null) ? (
        <Field
          name="productText"
          label={say('owner.findProduct')}
          value={productText}
          problem={null}
          onChange={(text) => enter({ productText: text, productId: '' })}
        />
      ) : null}
      {entries.kind === 'product' && read.value !== null ? (
        <Choice
          name="gives.productId"
          label={say('owner.freeProduct')}
          value={entries.productId || (products[0]?.productId ?? '')}
          options={products.map(({ productId, name }) => ({ value: productId, text: name }))}
          problem={problem}
          onChange={(productId) => enter({ productId })}
        />
      ) : null}
      <Check
        label={say('owner.isOffered')}
        isChecked={entries.isOffered}
        onChange={(isOffered) => enter({ isOffered })}
      />
    </EditForm>
  );
}

/** What can be chosen: what was found, and as long as nothing is looked for, what the reward gives already. */
function productsOf(
  reward: Reward | null,
  { productText }: { readonly productText: string },
  found: readonly Pick<Product, 'productId' | 'name'>[],
): readonly Pick<Product, 'productId' | 'name'>[] {
  if (productText !== '' || reward?.gives.kind !== 'product') return found;
  const { productId } = reward.gives;
  if (found.some((product) => product.productId === productId)) return found;
  return [{ productId, name: reward.productName ?? '' }, ...found];
}

const kindOf = (value: string): Kind => kinds.find((kind) => kind === value) ?? 'amount';
