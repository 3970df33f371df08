import { useState } from 'react';
import { adjust, pointsOfText } from '../../state/adjustment.ts';
import { shownKeys } from '../../state/keys.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Key } from '../../ui/key.tsx';
import { useDesk, useMemberPage, useSay } from '../../ui/use-desk.ts';
import { useFocusBack } from '../../ui/use-focus-back.ts';
import { useSaving } from '../owner/edit-form.tsx';

/** The owner adds or takes points, and says why. */
export function AdjustForm() {
  const desk = useDesk();
  const say = useSay();
  const of = useMemberPage((page) => page.of);
  const [points, setPoints] = useState('');
  const [reason, setReason] = useState('');
  const close = (): void => desk.memberPage.setState({ isAdjusting: false });
  const saving = useSaving(close);
  const { problem, isSending } = saving;
  useFocusBack();
  const isAtField = problem?.field === 'points' || problem?.field === 'reason';
  if (of === null) return null;
  return (
    <form
      className="details-form"
      aria-label={say('member.adjust')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void saving.save((commandId) =>
          adjust(desk, { ...of, points: pointsOfText(points) }, reason, commandId),
        );
      }}
    >
      <p className="page-aside">{say('member.adjustHow')}</p>
      <Field
        name="points"
        label={say('member.points')}
        value={points}
        problem={problem}
        startsFocused
        inputMode="numeric"
        hint={say('member.pointsHint')}
        isReadOnly={isSending}
        onChange={(text) => {
          setPoints(text);
          saving.changed();
        }}
      />
      <Field
        name="reason"
        label={say('member.reason')}
        value={reason}
        problem={problem}
        isReadOnly={isSending}
        onChange={(text) => {
          setReason(text);
          saving.changed();
        }}
      />
      <p className="sentence-stop" role="alert">
        {problem !== null && !isAtField ? problem.message : null}
      </p>
      <div className="page-steps">
        <button type="submit" className="button button-main" disabled={isSending} aria-keyshortcuts="Enter">
          {say('member.adjustNow')}
          <Key name={shownKeys.record} />
        </button>
        <Button look="quiet" onPress={close} shownKey={shownKeys.back}>
          {say('till.back')}
        </Button>
      </div>
    </form>
  );
}
