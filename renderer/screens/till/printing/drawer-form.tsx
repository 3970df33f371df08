import { chooseReason, drawerReasons, openDrawer } from '../../../state/drawer.ts';
import { shownKeys } from '../../../state/keys.ts';
import { leaveStage } from '../../../state/stage.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Key } from '../../../ui/key.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { useDesk, useDrawer, useSay } from '../../../ui/use-desk.ts';

/** The drawer opens by hand once the cashier has said why: most say one of a few things. */
export function DrawerForm() {
  const desk = useDesk();
  const say = useSay();
  const { reason, words, isSending, problem } = useDrawer((opening) => opening);
  const isAtField = problem?.field === 'reason' && reason === 'other';
  return (
    <form
      className="enrolment"
      aria-labelledby="drawer-title"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void openDrawer(desk);
      }}
    >
      <div className="today-head">
        <h2 id="drawer-title">{say('printScreen.drawer')}</h2>
        <Button look="quiet" onPress={() => leaveStage(desk)} shownKey={shownKeys.back}>
          {say('till.back')}
        </Button>
      </div>
      <p className="replacement-how">{say('printScreen.drawerHow')}</p>
      <fieldset className="drawer-reasons" aria-busy={isSending}>
        <Segments
          label={say('printScreen.drawerWhy')}
          value={reason}
          options={drawerReasons.map((value) => ({ value, text: say(`printScreen.drawerReason.${value}`) }))}
          onChange={(chosen) => chooseReason(desk, { reason: chosen })}
        />
        {reason === 'other' ? (
          <Field
            startsFocused
            isReadOnly={isSending}
            name="reason"
            label={say('printScreen.drawerWords')}
            hint={say('printScreen.drawerWordsHint')}
            value={words}
            problem={problem}
            onChange={(text) => chooseReason(desk, { words: text })}
          />
        ) : null}
      </fieldset>
      <div className="enrolment-end">
        <p className="sentence-stop" role="alert">
          {problem !== null && !isAtField ? problem.message : null}
        </p>
        <button type="submit" className="button button-main" disabled={isSending} aria-keyshortcuts="Enter">
          {say('printScreen.drawer')}
          <Key name={shownKeys.record} />
        </button>
      </div>
    </form>
  );
}
