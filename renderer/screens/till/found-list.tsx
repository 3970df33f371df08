import { isWrittenAsPhone } from '../../../electron/core/domain/name-or-phone.ts';
import type { Translate } from '../../../electron/core/messages/translate.ts';
import { startEnrolment } from '../../state/enrolment.ts';
import { choose, seek, stopSeeking, type Finding, type FoundMember } from '../../state/finding.ts';
import { openMemberPage } from '../../state/member-page.ts';
import { shownKeys } from '../../state/keys.ts';
import { Button } from '../../ui/button.tsx';
import { PageIcon } from '../../ui/icons.tsx';
import { Key } from '../../ui/key.tsx';
import { Person } from '../../ui/person.tsx';
import { useDesk, useFinding, useSay } from '../../ui/use-desk.ts';
import { findFieldId, foundListId, foundRowId } from './find-ids.ts';

/** Hangs below the find field, over what is there: nothing moves for it. */
export function FoundList() {
  const say = useSay();
  const { rows, highlighted, isOpen, outcome, rowsFor, text } = useFinding((finding) => finding);
  const isOutcome = outcome !== null;
  if (!isOpen && !isOutcome)
    return <ul id={foundListId} role="listbox" aria-label={say('till.found')} hidden />;
  const nobodyFits = rows.length === 0 && rowsFor === text && text.trim() !== '';
  return (
    <div className="found">
      {isOutcome ? <FoundNobody /> : null}
      {!isOutcome && nobodyFits ? <p className="found-none">{say('till.foundNobody')}</p> : null}
      <ul id={foundListId} role="listbox" aria-label={say('till.found')}>
        {isOutcome
          ? null
          : rows.map((row, index) => (
              <FoundRow key={row.memberId} row={row} index={index} isHighlighted={index === highlighted} />
            ))}
      </ul>
    </div>
  );
}

interface FoundRowProps {
  readonly row: FoundMember;
  readonly index: number;
  readonly isHighlighted: boolean;
}

function FoundRow({ row, index, isHighlighted }: FoundRowProps) {
  const desk = useDesk();
  const say = useSay();
  return (
    <li
      id={foundRowId(index)}
      className="found-row"
      role="option"
      aria-selected={isHighlighted}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        document.getElementById(findFieldId)?.blur();
        void choose(desk, row);
      }}
    >
      <span className="found-name">
        <Person name={row.name} />
      </span>
      <span className="found-phone">{row.phone}</span>
      <span className="found-balance">{say('till.points', { points: row.balance })}</span>
      <span
        className="found-page"
        title={say('member.page', { name: row.name })}
        onClick={(event) => {
          event.stopPropagation();
          document.getElementById(findFieldId)?.blur();
          void openMemberPage(desk, row);
        }}
      >
        {isHighlighted ? <Key name={shownKeys.memberPage} /> : <PageIcon size={20} />}
      </span>
    </li>
  );
}

/** Why nobody was opened, and what can be done now. */
function FoundNobody() {
  const desk = useDesk();
  const say = useSay();
  const { outcome, text, cardFor } = useFinding((finding) => finding);
  if (outcome === null) return null;
  const isCode = outcome.kind === 'unknownCard' && isCodeLike(outcome.code);
  const sentence = sentenceOf(outcome, say);

  const lookAgain = (): void => {
    const field = document.getElementById(findFieldId);
    desk.finding.setState({ outcome: null, isOpen: false });
    if (field instanceof HTMLInputElement) {
      field.focus();
      field.select();
    }
  };
  const makeMember = (): void => {
    stopSeeking(desk);
    startEnrolment(desk, isCode ? { cardNumber: text.trim() } : { who: text.trim() });
  };
  return (
    <div className="found-nobody" role="alert">
      <p>{sentence}</p>
      <div className="found-steps">
        {outcome.kind === 'refused' && outcome.problem.kind === 'fault' && text.trim() !== '' ? (
          <Button onPress={() => seek(desk, text)}>{say('till.tryAgain')}</Button>
        ) : null}
        {outcome.kind === 'unknownCard' && cardFor === null ? (
          <Button onPress={makeMember} shownKey={shownKeys.newMemberAnywhere}>
            {isCode ? say('till.newMemberWithCard') : say('till.newMemberCalled')}
          </Button>
        ) : null}
        <Button look="quiet" onPress={lookAgain} shownKey={shownKeys.find}>
          {say('till.lookAgain')}
        </Button>
      </div>
    </div>
  );
}

const isCodeLike = (text: string): boolean => /\d/.test(text) && !isWrittenAsPhone(text);

function sentenceOf(outcome: NonNullable<Finding['outcome']>, say: Translate): string {
  switch (outcome.kind) {
    case 'refused':
      return outcome.problem.message;
    case 'blockedCard':
      return outcome.replacedBy === null
        ? say('refusal.CARD_BLOCKED')
        : say('refusal.CARD_REPLACED', { lastFour: outcome.replacedBy });
    case 'noCard':
      return say('till.memberWithoutCard', { name: outcome.name });
    case 'unknownProduct':
      return say('counter.unknownProduct', { code: outcome.code });
    case 'unknownCard':
      return isCodeLike(outcome.code)
        ? say('refusal.CARD_UNKNOWN')
        : say('till.nobodyOfThatName', { text: outcome.code });
  }
}
