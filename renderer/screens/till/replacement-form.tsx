import { shownKeys } from '../../state/keys.ts';
import { enterNewCard, replaceCard } from '../../state/replacement.ts';
import { leaveStage } from '../../state/stage.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Key } from '../../ui/key.tsx';
import { Person } from '../../ui/person.tsx';
import { useDesk, useReplacement, useSay } from '../../ui/use-desk.ts';

/** A lost card: the new one is scanned or made, and everything else stays. */
export function ReplacementForm() {
  const desk = useDesk();
  const say = useSay();
  const { member, cardNumber, sending, problem } = useReplacement((replacement) => replacement);
  const isAtField = problem?.field === 'cardNumber';
  return (
    <form
      className="enrolment"
      aria-labelledby="replacement-title"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void replaceCard(desk);
      }}
    >
      <div className="today-head">
        <h2 id="replacement-title">{say('counter.replaceCard')}</h2>
        <p className="enrolment-how">
          <Person name={member?.name ?? ''} />
        </p>
        <Button look="quiet" onPress={() => leaveStage(desk)} shownKey={shownKeys.back}>
          {say('till.back')}
        </Button>
      </div>
      <p className="replacement-how">{say('counter.replaceHow')}</p>
      <fieldset className="enrolment-fields" aria-busy={sending}>
        <Field
          isReadOnly={sending}
          className="enrolment-wide"
          startsFocused
          label={say('counter.newNumber')}
          value={cardNumber}
          name="cardNumber"
          problem={problem}
          hint={say('counter.newNumberHint')}
          onChange={(text) => enterNewCard(desk, text)}
        />
      </fieldset>
      <div className="enrolment-end">
        <p className="sentence-stop" role="alert">
          {problem !== null && !isAtField ? problem.message : null}
        </p>
        <button type="submit" className="button button-main" disabled={sending} aria-keyshortcuts="Enter">
          {say('counter.replaceNow')}
          <Key name={shownKeys.record} />
        </button>
      </div>
    </form>
  );
}
