import type { ErrorBody } from '../../../electron/core/contract/errors.ts';
import { enter, type EnrolmentEntries } from '../../state/enrolment.ts';
import { Check } from '../../ui/check.tsx';
import { Field } from '../../ui/field.tsx';
import { useDesk, useSay } from '../../ui/use-desk.ts';

interface MoreFieldsProps {
  readonly entries: EnrolmentEntries;
  readonly problem: ErrorBody | null;
  readonly isReadOnly: boolean;
  /** Whether the phone is still to be asked for; else it is the name. */
  readonly isOtherPhone: boolean;
}

/** What most people leave empty at the counter. */
export function MoreFields({ entries, problem, isReadOnly, isOtherPhone }: MoreFieldsProps) {
  const desk = useDesk();
  const say = useSay();
  const shared = { isReadOnly, problem } as const;
  return (
    <>
      <Field
        {...shared}
        startsFocused
        label={say(isOtherPhone ? 'till.phone' : 'till.name')}
        inputMode={isOtherPhone ? 'tel' : 'text'}
        value={entries.other}
        name={isOtherPhone ? 'phone' : 'name'}
        onChange={(other) => enter(desk, { other })}
      />
      <Field
        {...shared}
        label={say('till.email')}
        inputMode="email"
        value={entries.email}
        name="email"
        onChange={(email) => enter(desk, { email })}
      />
      <Field
        {...shared}
        label={say('till.cardNumber')}
        value={entries.cardNumber}
        name="cardNumber"
        hint={say('till.cardNumberHint')}
        onChange={(cardNumber) => enter(desk, { cardNumber })}
      />
      <Field
        {...shared}
        label={say('till.birthday')}
        value={entries.birthday}
        name="birthday"
        hint={say('till.birthdayHint')}
        onChange={(birthday) => enter(desk, { birthday })}
      />
      <Field
        {...shared}
        className="enrolment-wide"
        label={say('till.note')}
        value={entries.note}
        rows={1}
        name="note"
        onChange={(note) => enter(desk, { note })}
      />
      <div className="enrolment-wide enrolment-consents">
        <Check
          label={say('till.consentMarketing')}
          isChecked={entries.marketing}
          onChange={(marketing) => enter(desk, { marketing })}
        />
        <Check
          label={say('till.consentProfiling')}
          isChecked={entries.profiling}
          onChange={(profiling) => enter(desk, { profiling })}
        />
      </div>
    </>
  );
}
