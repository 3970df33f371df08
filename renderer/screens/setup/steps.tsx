import { useMemo } from 'react';
import { formatMoneyBriefly } from '../../../electron/core/domain/money.ts';
import { isLocale } from '../../../electron/core/messages/translate.ts';
import { answer } from '../../state/set-up.ts';
import {
  currencyIn,
  rewardKinds,
  type FilledEntries,
  type SetUpEntries,
  type SetUpStep,
} from '../../state/set-up-entries.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { SearchChoice } from '../../ui/search-choice.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useDesk, useLocale, useSay, useSetUp } from '../../ui/use-desk.ts';
import { firstStepOffers } from './first-step-offers.ts';
import { LogoField } from './logo-field.tsx';
import { PaperChoice } from './paper-choice.tsx';
import { currencyOptions, timeZoneOptions } from './place-options.ts';

interface StepProps {
  readonly entries: FilledEntries;
}

/** What a step asks. */
export function StepQuestions({ step, entries }: StepProps & { readonly step: SetUpStep }) {
  switch (step) {
    case 'shop':
      return <ShopStep entries={entries} />;
    case 'money':
      return <MoneyStep entries={entries} />;
    case 'slip':
      return <SlipStep entries={entries} />;
    case 'points':
      return <PointsStep entries={entries} />;
    case 'day':
      return <DayStep entries={entries} />;
  }
}

export const languages = [
  { value: 'en', text: 'English' },
  { value: 'zh-CN', text: '简体中文' },
] as const;

function useAnswer(): (change: Partial<SetUpEntries>) => void {
  const desk = useDesk();
  return (change) => answer(desk, change);
}

function ShopStep({ entries }: StepProps) {
  const say = useSay();
  const enter = useAnswer();
  const problem = useSetUp((setUp) => setUp.problem);
  return (
    <>
      <Field
        className="setup-large"
        startsFocused
        label={say('setup.name')}
        hint={say('setup.nameHint')}
        value={entries.name}
        name="name"
        problem={problem}
        onChange={(name) => enter({ name })}
      />
      <Segments
        label={say('setup.language')}
        value={entries.locale}
        options={languages}
        onChange={(locale) => (isLocale(locale) ? enter({ locale }) : undefined)}
      />
      <div className="setup-offers">
        {firstStepOffers.map((Offer, place) => (
          // The list never changes.
          <Offer key={place} />
        ))}
      </div>
    </>
  );
}

function MoneyStep({ entries }: StepProps) {
  const say = useSay();
  const locale = useLocale();
  const enter = useAnswer();
  const problem = useSetUp((setUp) => setUp.problem);
  const currencies = useMemo(() => currencyOptions(locale), [locale]);
  const zones = useMemo(() => timeZoneOptions(locale, entries.timeZone), [locale, entries.timeZone]);
  return (
    <>
      <SearchChoice
        startsFocused
        label={say('setup.timeZone')}
        hint={say('setup.timeZoneHint')}
        value={entries.timeZone}
        options={zones}
        name="timeZone"
        problem={problem}
        onChange={(timeZone) => enter({ timeZone })}
      />
      <SearchChoice
        label={say('setup.currency')}
        hint={say('setup.currencyHint')}
        value={entries.currency}
        options={currencies}
        name="currency"
        problem={problem}
        onChange={(currency) =>
          // Amounts that were typed for another currency are guessed anew.
          enter({ currency, rewardAmount: null, rewardCap: null, rewardCost: null })
        }
      />
    </>
  );
}

function SlipStep({ entries }: StepProps) {
  const say = useSay();
  const enter = useAnswer();
  const problem = useSetUp((setUp) => setUp.problem);
  return (
    <>
      <div className="setup-pair">
        <Field
          startsFocused
          label={say('setup.address')}
          hint={say('setup.mayWait')}
          value={entries.address}
          name="address"
          problem={problem}
          onChange={(address) => enter({ address })}
        />
        <Field
          label={say('setup.phone')}
          hint={say('setup.mayWait')}
          inputMode="tel"
          value={entries.phone}
          name="phone"
          problem={problem}
          onChange={(phone) => enter({ phone })}
        />
      </div>
      <LogoField logo={entries.logo} onChange={(logo) => enter({ logo })} />
      <PaperChoice value={entries.paperMm} onChange={(paperMm) => enter({ paperMm })} />
    </>
  );
}

function PointsStep({ entries }: StepProps) {
  const say = useSay();
  const enter = useAnswer();
  const problem = useSetUp((setUp) => setUp.problem);
  const currency = currencyIn(entries);
  const unit = formatMoneyBriefly(10 ** currency.exponent, currency, entries.locale);
  return (
    <>
      <Field
        startsFocused
        className="setup-short"
        label={say('setup.rule', { amount: unit })}
        inputMode="numeric"
        hint={say('setup.ruleHint')}
        value={entries.pointsPerUnit}
        name="pointsPerUnit"
        problem={problem}
        onChange={(pointsPerUnit) => enter({ pointsPerUnit })}
      />
      <Segments
        label={say('setup.firstReward')}
        value={entries.rewardKind}
        options={rewardKinds.map((kind) => ({ value: kind, text: say(`setup.reward.${kind}`) }))}
        onChange={(rewardKind) => enter({ rewardKind })}
      />
      {entries.rewardKind === 'none' ? (
        <p className="setup-note">{say('setup.rewardLater')}</p>
      ) : (
        <div className="setup-pair">
          <RewardGift entries={entries} />
          <Field
            label={say('setup.rewardCost')}
            inputMode="numeric"
            hint={say('setup.rewardCostHint')}
            value={entries.rewardCost}
            name="firstReward.pointsCost"
            problem={problem}
            onChange={(rewardCost) => enter({ rewardCost })}
          />
        </div>
      )}
    </>
  );
}

function RewardGift({ entries }: StepProps) {
  const say = useSay();
  const enter = useAnswer();
  const problem = useSetUp((setUp) => setUp.problem);
  switch (entries.rewardKind) {
    case 'newProduct':
      return (
        <Field
          label={say('setup.rewardProduct')}
          value={entries.rewardProduct}
          name={problem?.field === 'firstReward.name' ? 'firstReward.name' : 'firstReward.gives.name'}
          problem={problem}
          onChange={(rewardProduct) => enter({ rewardProduct })}
        />
      );
    case 'amount':
      return (
        <Field
          label={say('setup.rewardAmount', { currency: entries.currency })}
          value={entries.rewardAmount}
          name="firstReward.gives.amountMinor"
          problem={problem}
          onChange={(rewardAmount) => enter({ rewardAmount })}
        />
      );
    case 'percent':
      return (
        <>
          <Field
            label={say('setup.rewardPercent')}
            inputMode="numeric"
            value={entries.rewardPercent}
            name="firstReward.gives.percent"
            problem={problem}
            onChange={(rewardPercent) => enter({ rewardPercent })}
          />
          <Field
            label={say('setup.rewardCap', { currency: entries.currency })}
            value={entries.rewardCap}
            name="firstReward.gives.capMinor"
            problem={problem}
            onChange={(rewardCap) => enter({ rewardCap })}
          />
        </>
      );
    case 'none':
      return null;
  }
}

/** Half hours from midnight to 11:30. */
const cutOvers = Array.from({ length: 24 }, (_, half) => {
  const hour = String(Math.floor(half / 2)).padStart(2, '0');
  return `${hour}:${half % 2 === 0 ? '00' : '30'}`;
});

/** What GS1 leaves to the shops and scales leave alone; the usual one first. */
const prefixes = ['29', '28', '27', '26', '04'];

function DayStep({ entries }: StepProps) {
  const say = useSay();
  const enter = useAnswer();
  const problem = useSetUp((setUp) => setUp.problem);
  const { cutOver } = entries;
  return (
    <>
      <div className="setup-explained">
        <Choice
          startsFocused
          label={say('setup.cutOver')}
          value={cutOver}
          options={cutOvers.map((time) => ({
            value: time,
            text: time === '00:00' ? say('setup.midnight') : time,
          }))}
          name="cutOver"
          problem={problem}
          onChange={(time) => enter({ cutOver: time })}
        />
        <p className="setup-note" role="status">
          {cutOver === '00:00' ? say('setup.cutOverMidnight') : say('setup.cutOverMeans', { time: cutOver })}
        </p>
      </div>
      <div className="setup-explained">
        <Choice
          label={say('setup.prefix')}
          value={entries.memberPrefix}
          options={prefixes.map((prefix) => ({ value: prefix, text: say('setup.prefixForm', { prefix }) }))}
          name="memberPrefix"
          problem={problem}
          onChange={(memberPrefix) => enter({ memberPrefix })}
        />
        <p className="setup-note">{say('setup.prefixMeans')}</p>
      </div>
    </>
  );
}
