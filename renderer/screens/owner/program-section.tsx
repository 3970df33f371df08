import { useCallback, useState } from 'react';
import type { z } from 'zod';
import type { program } from '../../../electron/core/contract/program.ts';
import { minorOfText, textOfMinor, wholeOfText } from '../../state/owner.ts';
import { Field } from '../../ui/field.tsx';
import { NotRead } from '../../ui/unread.tsx';
import { useCurrency, useDesk, useSay } from '../../ui/use-desk.ts';
import { useRead, type Read } from '../../ui/use-read.ts';
import { EditForm, useSaving } from './edit-form.tsx';

const fields = ['points', 'perAmountMinor', 'minimumSpendMinor', 'expiryMonths'];

type Program = z.output<typeof program.get.output>;

/** How points are earned, and how long they last. A change holds for sales from now on. */
export function ProgramSection() {
  const desk = useDesk();
  const read = useRead(useCallback(() => desk.till.program.get({}), [desk]));
  if (read.value === null) return <NotRead of={read} />;
  return <ProgramForm program={read.value} again={read.again} />;
}

interface ProgramFormProps {
  readonly program: Program;
  readonly again: Read<Program>['again'];
}

function ProgramForm({ program: { rules, sentence }, again }: ProgramFormProps) {
  const desk = useDesk();
  const say = useSay();
  const { code, exponent } = useCurrency();
  const [entries, setEntries] = useState(() => ({
    points: String(rules.points),
    per: textOfMinor(rules.perAmountMinor, exponent),
    minimum: textOfMinor(rules.minimumSpendMinor, exponent),
    months: String(rules.expiryMonths ?? ''),
  }));
  const [isSaved, setIsSaved] = useState(false);
  const saving = useSaving(() => {
    setIsSaved(true);
    void again();
  });
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
