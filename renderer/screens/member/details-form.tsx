import type { MemberPanel } from '../../../electron/core/contract/members.ts';
import { shownKeys } from '../../state/keys.ts';
import { enterDetail, entriesNow, leaveEditing, saveDetails } from '../../state/member-details.ts';
import { Button } from '../../ui/button.tsx';
import { Check } from '../../ui/check.tsx';
import { Field } from '../../ui/field.tsx';
import { Key } from '../../ui/key.tsx';
import { useDesk, useMemberDetails, useSay } from '../../ui/use-desk.ts';
import { useFocusBack } from '../../ui/use-focus-back.ts';

const fields = ['name', 'phone', 'email', 'birthday', 'note'] as const;

/** The details in the place where they are read. Enter saves, Esc leaves and keeps what was typed. */
export function DetailsForm({ panel }: { readonly panel: MemberPanel }) {
  const desk = useDesk();
  const say = useSay();
  const details = useMemberDetails((state) => state);
  const { problem, sending } = details;
  useFocusBack();
  const entries = entriesNow(details, panel);
  const isAtField = fields.some((field) => field === problem?.field);
  return (
    <form
      className="details-form"
      aria-labelledby="details-title"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void saveDetails(desk);
      }}
    >
      {fields.map((field) => (
        <Field
          key={field}
          name={field}
          label={say(`till.${field}`)}
          value={entries[field]}
          problem={problem}
          isReadOnly={sending}
          {...(field === 'name' ? { startsFocused: true, hint: say('member.nameHint') } : {})}
          {...(field === 'birthday' ? { hint: say('till.birthdayHint') } : {})}
          {...(field === 'note' ? { rows: 3 } : {})}
          {...(field === 'phone' ? { inputMode: 'tel' } : field === 'email' ? { inputMode: 'email' } : {})}
          onChange={(text) => enterDetail(desk, { [field]: text })}
        />
      ))}
      <Check
        label={say('till.consentMarketing')}
        isChecked={entries.marketing}
        onChange={(marketing) => enterDetail(desk, { marketing })}
      />
      <Check
        label={say('till.consentProfiling')}
        isChecked={entries.profiling}
        onChange={(profiling) => enterDetail(desk, { profiling })}
      />
      <p className="sentence-stop" role="alert">
        {problem !== null && !isAtField ? problem.message : null}
      </p>
      <div className="page-steps">
        <button type="submit" className="button button-main" disabled={sending} aria-keyshortcuts="Enter">
          {say('member.save')}
          <Key name={shownKeys.record} />
        </button>
        <Button look="quiet" onPress={() => leaveEditing(desk)} shownKey={shownKeys.back}>
          {say('till.back')}
        </Button>
      </div>
    </form>
  );
}
