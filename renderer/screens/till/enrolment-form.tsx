import type { KeyboardEvent } from 'react';
import {
  clearEnrolment,
  enrol,
  enter,
  hasEntries,
  isAskedByPhone,
  isUnanswered,
  unfold,
} from '../../state/enrolment.ts';
import { shownKeys } from '../../state/keys.ts';
import { knownAlready, openMemberPage } from '../../state/member-page.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Key } from '../../ui/key.tsx';
import { useDesk, useEnrolment, useSay } from '../../ui/use-desk.ts';
import { MoreFields } from './more-fields.tsx';

const fields = ['name', 'phone', 'cardNumber', 'email', 'birthday', 'note'] as const;

/**
 * A new member, in the panel's place: one field does it, a name or a phone number. What was refused is said at the field
 * that it is about; whether somebody is here already is asked.
 */
export function EnrolmentForm() {
  const desk = useDesk();
  const say = useSay();
  const enrolment = useEnrolment((state) => state);
  const { entries, problem, sending, isUnfolded } = enrolment;
  const isHeld = sending || isUnanswered(enrolment);
  const byPhone = isAskedByPhone(enrolment);
  const known = knownAlready(problem);
  const isAtField = known === null && fields.some((field) => field === problem?.field);
  const leave = (): void => desk.stage.setState({ stage: 'customer' });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' && !isUnfolded) {
      event.preventDefault();
      unfold(desk);
    }
    if (event.key === 'Enter' && event.ctrlKey && known !== null) {
      event.preventDefault();
      void enrol(desk, 'confirmed');
    }
  };

  return (
    <form
      className="enrolment"
      aria-labelledby="enrolment-title"
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void enrol(desk);
      }}
    >
      <div className="today-head">
        <h2 id="enrolment-title">{say('till.newMember')}</h2>
        <p className="enrolment-how">{say('member.enrolHow')}</p>
        <Button look="quiet" onPress={leave} shownKey={shownKeys.back}>
          {say('till.back')}
        </Button>
      </div>
      <fieldset className="enrolment-fields" aria-busy={sending}>
        <Field
          isReadOnly={isHeld}
          className="enrolment-wide enrolment-who"
          startsFocused
          label={say('member.who')}
          value={entries.who}
          name={byPhone ? 'phone' : 'name'}
          problem={known === null ? problem : null}
          hint={say(byPhone ? 'member.readAsPhone' : 'member.whoHint')}
          onChange={(who) => enter(desk, { who })}
        />
        {entries.cardNumber === '' || isUnfolded ? null : (
          <p className="enrolment-wide enrolment-card">
            {say('member.cardBound', { cardNumber: entries.cardNumber })}
          </p>
        )}
        {isUnfolded ? (
          <MoreFields entries={entries} problem={problem} isReadOnly={isHeld} isOtherPhone={!byPhone} />
        ) : (
          <div className="enrolment-wide">
            <Button look="quiet" onPress={() => unfold(desk)} shownKey={shownKeys.moreFields}>
              {say('member.moreFields')}
            </Button>
          </div>
        )}
      </fieldset>
      <div className="enrolment-end">
        <p className={known === null ? 'sentence-stop' : 'sentence-look'} role="alert" dir="auto">
          {problem !== null && !isAtField ? problem.message : null}
        </p>
        {known === null ? null : (
          <>
            <Button onPress={() => void openMemberPage(desk, known)} shownKey={shownKeys.memberPage}>
              {say('member.openTheirPage')}
            </Button>
            <Button onPress={() => void enrol(desk, 'confirmed')} shownKey={shownKeys.confirmForm}>
              {say('member.enrolAnyway')}
            </Button>
          </>
        )}
        {hasEntries(enrolment) && !isHeld && known === null ? (
          <Button look="quiet" onPress={() => clearEnrolment(desk)}>
            {say('till.clearForm')}
          </Button>
        ) : null}
        {known === null ? (
          <button type="submit" className="button button-main" disabled={sending} aria-keyshortcuts="Enter">
            {say(isUnanswered(enrolment) ? 'till.tryAgain' : 'till.enrol')}
            <Key name={shownKeys.record} />
          </button>
        ) : null}
      </div>
    </form>
  );
}
