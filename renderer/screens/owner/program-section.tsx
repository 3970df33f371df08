import { useCallback, useEffect, useState } from 'react';
import { minorOfText, textOfMinor, wholeOfText } from '../../state/owner.ts';
import { Field } from '../../ui/field.tsx';
import { useCurrency, useDesk, useSay } from '../../ui/use-desk.ts';
import { EditForm, useSaving } from './edit-form.tsx';

const fields = ['points', 'perAmountMinor', 'minimumSpendMinor', 'expiryMonths'];

/** How points are earned, and how long they last. A change holds for sales from now on. */
export function ProgramSection() {
  const desk = useDesk();
  const say = useSay();
  const { code, exponent } = useCurrency();
  const [sentence, setSentence] = useState('');
  const [entries, setEntries] = useState({ points: '', per: '', minimum: '', months: '' });
  const [isSaved, setIsSaved] = useState(false);
  const load = useCallback(() => desk.till.program.get({}), [desk]);
  const show = useCallback(
    (result: Awaited<ReturnType<typeof load>>): void => {
      if (!result.ok) return;
      const { rules } = result.value;
      setSentence(result.value.sentence);
      setEntries({
        points: String(rules.points),
        per: textOfMinor(rules.perAmountMinor, exponent),
        minimum: textOfMinor(rules.minimumSpendMinor, exponent),
        months: String(rules.expiryMonths ?? ''),
      });
    },
    [exponent],
  );
  const saving = useSaving(() => {
    setIsSaved(true);
    void load().then(show);
  });
  useEffect(() => void load().then(show), [load, show]);
  const enter = (entry: Partial<typeof entries>): void => {
    saving.changed();
    setIsSaved(false);
    setEntries((before) => ({ ...before, ...entry }));
  };
  const { problem } = saving;
  const save = () =>
    saving.save((commandId) =>
      desk.till.program.save(
        {
          points: wholeOfText(entries.points),
          perAmountMinor: minorOfText(entries.per, exponent),
          minimumSpendMinor: minorOfText(entries.minimum, exponent),
          expiryMonths: entries.months.trim() === '' ? null : wholeOfText(entries.months),
        },
        { commandId },
      ),
    );
  return (
    <EditForm title={say('owner.program')} saving={saving} fields={fields} onSave={save}>
      <p className="owner-wide owner-rule">
        {sentence}
        {isSaved ? <span className="owner-saved">{say('owner.programSaved')}</span> : null}
      </p>
      <Field
        startsFocused
        name="points"
        label={say('owner.programPoints')}
        inputMode="numeric"
        value={entries.points}
        problem={problem}
        onChange={(points) => enter({ points })}
      />
      <Field
        name="perAmountMinor"
        label={say('owner.programPer', { currency: code })}
        value={entries.per}
        problem={problem}
        onChange={(per) => enter({ per })}
      />
      <Field
        name="minimumSpendMinor"
        label={say('owner.programMinimum', { currency: code })}
        value={entries.minimum}
        problem={problem}
        onChange={(minimum) => enter({ minimum })}
      />
      <Field
        name="expiryMonths"
        label={say('owner.programMonths')}
        hint={say('owner.programMonthsHint')}
        inputMode="numeric"
        value={entries.months}
        problem={problem}
        onChange={(months) => enter({ months })}
      />
    </EditForm>
  );
}
