import { clearEnrolment, enrol, enter, hasEntries, isUnanswered } from '../../state/enrolment.ts';
import { shownKeys } from '../../state/keys.ts';
import { Button } from '../../ui/button.tsx';
import { Check } from '../../ui/check.tsx';
import { Field } from '../../ui/field.tsx';
import { Key } from '../../ui/key.tsx';
import { useDesk, useEnrolment, useSay } from '../../ui/use-desk.ts';

const fields = ['name', 'phone', 'cardNumber', 'email', 'birthday', 'note'] as const;

/** A new member, in the panel's place. What was refused is said at the field that it is about. */
export function EnrolmentForm() {
  const desk = useDesk();
  const say = useSay();
  const enrolment = useEnrolment((state) => state);
  const { entries, problem, sending } = enrolment;
  const isHeld = sending || isUnanswered(enrolment);

  const isAtField = fields.some((field) => field === problem?.field);
  const leave = (): void => desk.stage.setState({ stage: 'customer' });

  return (
    <form
      className="enrolment"
      aria-labelledby="enrolment-title"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void enrol(desk);
      }}
    >
      <div className="today-head">
        <h2 id="enrolment-title">{say('till.newMember')}</h2>
        <p className="enrolment-how">{say('till.enrolHow')}</p>
        <Button look="quiet" onPress={leave} shownKey={shownKeys.back}>
          {say('till.back')}
        </Button>
      </div>
      <fieldset className="enrolment-fields" aria-busy={sending}>
        <Field
          isReadOnly={isHeld}
          className="enrolment-wide"
          startsFocused
          label={say('till.name')}
          value={entries.name}
          name="name"
          problem={problem}
          onChange={(name) => enter(desk, { name })}
        />
        <Field
          isReadOnly={isHeld}
          label={say('till.phone')}
          inputMode="tel"
          value={entries.phone}
          name="phone"
          problem={problem}
          onChange={(phone) => enter(desk, { phone })}
        />
        <Field
          isReadOnly={isHeld}
          label={say('till.email')}
          inputMode="email"
          value={entries.email}
          name="email"
          problem={problem}
          onChange={(email) => enter(desk, { email })}
        />
        <Field
          isReadOnly={isHeld}
          label={say('till.cardNumber')}
          value={entries.cardNumber}
          name="cardNumber"
          problem={problem}
          hint={say('till.cardNumberHint')}
          onChange={(cardNumber) => enter(desk, { cardNumber })}
        />
        <Field
          isReadOnly={isHeld}
          label={say('till.birthday')}
          value={entries.birthday}
          name="birthday"
          problem={problem}
          hint={say('till.birthdayHint')}
          onChange={(birthday) => enter(desk, { birthday })}
        />
        <Field
          isReadOnly={isHeld}
          className="enrolment-wide"
          label={say('till.note')}
          value={entries.note}
          rows={1}
          name="note"
          problem={problem}
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
      </fieldset>
      <div className="enrolment-end">
        <p className="sentence-stop" role="alert">
          {problem !== null && !isAtField ? problem.message : null}
        </p>
        {hasEntries(enrolment) && !isHeld ? (
          <Button look="quiet" onPress={() => clearEnrolment(desk)}>
            {say('till.clearForm')}
          </Button>
        ) : null}
        <button type="submit" className="button button-main" disabled={sending} aria-keyshortcuts="Enter">
          {say(isUnanswered(enrolment) ? 'till.tryAgain' : 'till.enrol')}
          <Key name={shownKeys.record} />
        </button>
      </div>
    </form>
  );
}
