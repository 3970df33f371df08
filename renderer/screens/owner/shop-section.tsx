import { useCallback, useState } from 'react';
import type { ShopFacts } from '../../../electron/core/contract/shop.ts';
import { isPaperMm } from '../../../electron/core/domain/paper.ts';
import { isLocale } from '../../../electron/core/messages/translate.ts';
import { Check } from '../../ui/check.tsx';
import { Field } from '../../ui/field.tsx';
import { Segments } from '../../ui/segments.tsx';
import { NotRead } from '../../ui/unread.tsx';
import { useDesk, useSay } from '../../ui/use-desk.ts';
import { useRead } from '../../ui/use-read.ts';
import { LogoField } from '../setup/logo-field.tsx';
import { PaperChoice } from '../setup/paper-choice.tsx';
import { SlipPreview } from '../setup/slip-preview.tsx';
import { languages } from '../setup/steps.tsx';
import { EditForm, useSaving } from './edit-form.tsx';
import './shop-section.css';

const entriesOf = (facts: ShopFacts) => ({
  name: facts.name,
  address: facts.address ?? '',
  phone: facts.phone ?? '',
  locale: facts.locale,
  logo: facts.logo,
  paperMm: facts.paperMm === 58 ? ('58' as const) : ('80' as const),
  memberPrefix: facts.memberPrefix,
  saysNotFiscal: facts.saysNotFiscal,
  refundPolicy: facts.refundPolicy,
});
type ShopEntries = ReturnType<typeof entriesOf>;

const fields = ['name', 'address', 'phone', 'memberPrefix'];

const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

/** The entries as the contract wants them. */
function changesIn({ address, phone, paperMm, ...rest }: ShopEntries) {
  const width = Number(paperMm);
  return {
    ...rest,
    address: orNull(address),
    phone: orNull(phone),
    ...(isPaperMm(width) ? { paperMm: width } : {}),
  };
}

/** What the set-up asked, to be changed; and what stays, with the reason. */
export function ShopSection() {
  const desk = useDesk();
  const read = useRead(useCallback(() => desk.till.shop.get({}), [desk]));
  return read.value === null ? <NotRead of={read} /> : <ShopForm facts={read.value} />;
}

function ShopForm({ facts }: { readonly facts: ShopFacts }) {
  const desk = useDesk();
  const say = useSay();
  const [entries, setEntries] = useState(() => entriesOf(facts));
  const [isSaved, setIsSaved] = useState(false);
  const saving = useSaving(useCallback(() => setIsSaved(true), []));
  const { problem } = saving;
  const enter = (entry: Partial<ShopEntries>): void => {
    saving.changed();
    setIsSaved(false);
    setEntries((before) => ({ ...before, ...entry }));
  };
  const save = () => saving.save((commandId) => desk.till.shop.update(changesIn(entries), { commandId }));
  const { refundPolicy, ...head } = changesIn(entries);
  return (
    <div className="shop-section">
      <div>
        <EditForm
          title={say('owner.shop')}
          saving={saving}
          fields={fields}
          onSave={save}
          outcome={isSaved ? say('owner.shopSaved') : ''}
        >
          <p className="owner-wide shop-how">{say('owner.shopHow')}</p>
          <Field
            startsFocused
            className="owner-wide"
            name="name"
            label={say('setup.name')}
            value={entries.name}
            problem={problem}
            onChange={(name) => enter({ name })}
          />
          <Field
            name="address"
            label={say('setup.address')}
            value={entries.address}
            problem={problem}
            onChange={(address) => enter({ address })}
          />
          <Field
            name="phone"
            label={say('setup.phone')}
            inputMode="tel"
            value={entries.phone}
            problem={problem}
            onChange={(phone) => enter({ phone })}
          />
          <div className="owner-wide">
            <LogoField logo={entries.logo} onChange={(logo) => enter({ logo })} />
          </div>
          <Segments
            label={say('setup.language')}
            value={entries.locale}
            options={languages}
            onChange={(locale) => (isLocale(locale) ? enter({ locale }) : undefined)}
          />
          <PaperChoice value={entries.paperMm} onChange={(paperMm) => enter({ paperMm })} />
          <Field
            name="memberPrefix"
            label={say('setup.prefix')}
            hint={say('owner.prefixHow')}
            inputMode="numeric"
            value={entries.memberPrefix}
            problem={problem}
            onChange={(memberPrefix) => enter({ memberPrefix })}
          />
          <div className="owner-wide shop-policy">
            <Segments
              label={say('owner.refundPolicy')}
              value={refundPolicy}
              options={[
                { value: 'floor', text: say('owner.refundPolicy.floor') },
                { value: 'owe', text: say('owner.refundPolicy.owe') },
              ]}
              onChange={(policy) => enter({ refundPolicy: policy })}
            />
            <p className="field-hint">{say(`owner.refundPolicyMeans.${refundPolicy}`)}</p>
          </div>
          <div className="owner-wide">
            <Check
              label={say('owner.notFiscalCheck')}
              isChecked={entries.saysNotFiscal}
              onChange={(saysNotFiscal) => enter({ saysNotFiscal })}
            />
          </div>
        </EditForm>
        <WhatStays facts={facts} />
      </div>
      <SlipPreview draft={{ of: 'sale', ...head }} />
    </div>
  );
}

function WhatStays({ facts }: { readonly facts: ShopFacts }) {
  const say = useSay();
  const stays = [
    [say('setup.currency'), facts.currency.code],
    [say('setup.timeZone'), facts.timeZone.replaceAll('_', ' ')],
    [say('setup.cutOver'), facts.cutOver],
  ];
  return (
    <section className="shop-stays" aria-labelledby="shop-stays">
      <h4 id="shop-stays">{say('owner.stays')}</h4>
      <dl>
        {stays.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="shop-how">{say('owner.staysWhy')}</p>
    </section>
  );
}
