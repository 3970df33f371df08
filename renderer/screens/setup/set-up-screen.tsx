import { useMemo, useRef, useState } from 'react';
import type { ErrorBody } from '../../../electron/core/contract/errors.ts';
import { currencyOf, formatMoneyBriefly } from '../../../electron/core/domain/money.ts';
import { isLocale, type Locale } from '../../../electron/core/messages/translate.ts';
import { setUp, type SetUpEntries } from '../../state/set-up.ts';
import { Choice } from '../../ui/choice.tsx';
import { Key } from '../../ui/key.tsx';
import { shownKeys } from '../../state/keys.ts';
import { Field } from '../../ui/field.tsx';
import { useDesk, useLocale, useSay } from '../../ui/use-desk.ts';
import { Slip } from '../till/slip.tsx';
import { likelyCurrency, systemTimeZone } from './first-guesses.ts';
import { SampleOffer } from './sample-offer.tsx';
import { sampleSlip } from './sample-slip.ts';
import './setup.css';

const languages = [
  { value: 'en', text: 'English' },
  { value: 'zh-CN', text: '简体中文' },
] as const;

/** The first screen of a new shop: five answers, and the slip that they make. */
export function SetUpScreen() {
  const desk = useDesk();
  const say = useSay();
  const locale = useLocale();
  const [entries, setEntries] = useState<SetUpEntries>(() => ({
    name: '',
    locale,
    currency: likelyCurrency(systemTimeZone()),
    timeZone: systemTimeZone(),
    pointsPerUnit: '1',
  }));
  const [problem, setProblem] = useState<ErrorBody | null>(null);
  const [isSending, setIsSending] = useState(false);
  const commandId = useRef(desk.newCommandId());

  const enter = (entry: Partial<SetUpEntries>): void => {
    if (isSending) return;
    setEntries((before) => ({ ...before, ...entry }));
    setProblem((before) => (before?.field !== undefined && before.field in entry ? null : before));
  };
  const chooseLanguage = (value: string): void => {
    if (!isLocale(value)) return;
    enter({ locale: value });
    desk.book.setState({ locale: value });
  };
  const open = async (): Promise<void> => {
    if (isSending) return;
    setIsSending(true);
    setProblem(await setUp(desk, entries, commandId.current));
    setIsSending(false);
  };

  const currencies = useMemo(() => currencyOptions(locale), [locale]);
  const zones = useMemo(() => timeZoneOptions(), []);
  const slip = useMemo(() => sampleSlip(entries), [entries]);
  const currency = currencyOf(entries.currency) ?? { code: 'EUR', exponent: 2 };
  const isAtField = problem?.field !== undefined && problem.field in entries;

  return (
    <main className="setup">
      <form
        className="setup-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <h1>{say('setup.title')}</h1>
        <p className="setup-how">{say('setup.how')}</p>
        <fieldset className="setup-fields" aria-busy={isSending}>
          <Field
            className="setup-wide"
            startsFocused
            label={say('setup.name')}
            hint={say('setup.nameHint')}
            value={entries.name}
            name="name"
            problem={problem}
            onChange={(name) => enter({ name })}
          />
          <Choice
            label={say('setup.currency')}
            value={entries.currency}
            options={currencies}
            name="currency"
            problem={problem}
            onChange={(value) => enter({ currency: value })}
          />
          <Choice
            label={say('setup.timeZone')}
            value={entries.timeZone}
            options={zones}
            name="timeZone"
            problem={problem}
            onChange={(timeZone) => enter({ timeZone })}
          />
          <Field
            label={say('setup.rule', {
              amount: formatMoneyBriefly(10 ** currency.exponent, currency, locale),
            })}
            inputMode="numeric"
            hint={say('setup.ruleHint')}
            value={entries.pointsPerUnit}
            name="pointsPerUnit"
            problem={problem}
            onChange={(pointsPerUnit) => enter({ pointsPerUnit })}
          />
          <Choice
            label={say('setup.language')}
            value={entries.locale}
            options={languages}
            name="locale"
            problem={problem}
            onChange={chooseLanguage}
          />
        </fieldset>
        <p className="sentence-stop" role="alert">
          {problem !== null && !isAtField ? problem.message : null}
        </p>
        <button type="submit" className="button button-main main-key" disabled={isSending}>
          {say('setup.open')}
          <Key name={shownKeys.record} />
        </button>
        <SampleOffer currency={entries.currency} timeZone={entries.timeZone} />
      </form>
      <aside className="setup-preview" aria-label={say('setup.preview')}>
        <p>{say('setup.preview')}</p>
        {slip === null ? null : <Slip document={slip} />}
      </aside>
    </main>
  );
}

function currencyOptions(locale: Locale) {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({
    value: code,
    text: `${code} · ${names.of(code) ?? code}`,
  }));
}

function timeZoneOptions() {
  const own = systemTimeZone();
  const zones = Intl.supportedValuesOf('timeZone');
  return (zones.includes(own) ? zones : [own, ...zones]).map((zone) => ({
    value: zone,
    text: zone.replaceAll('_', ' '),
  }));
}
