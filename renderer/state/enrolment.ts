import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import { isPhone } from '../../electron/core/domain/name-or-phone.ts';
import type { Desk } from './desk.ts';
import { openMember } from './members.ts';

/** What the form holds, as it was typed. */
export interface EnrolmentEntries {
  /** The one field that is needed: a name, or a phone number. */
  readonly who: string;
  /** The other of the two. */
  readonly other: string;
  readonly email: string;
  readonly birthday: string;
  readonly cardNumber: string;
  readonly note: string;
  readonly marketing: boolean;
  readonly profiling: boolean;
}

export interface Enrolment {
  readonly entries: EnrolmentEntries;
  /** Whether the fields are shown that most people leave empty. */
  readonly isUnfolded: boolean;
  readonly sending: boolean;
  readonly problem: ErrorBody | null;
  /** Made at the first try and kept until there is an answer, so that nobody becomes a member twice. */
  readonly commandId: string | null;
}

const noEntries: EnrolmentEntries = {
  who: '',
  other: '',
  email: '',
  birthday: '',
  cardNumber: '',
  note: '',
  marketing: false,
  profiling: false,
};
export const emptyEnrolment: Enrolment = {
  entries: noEntries,
  isUnfolded: false,
  sending: false,
  problem: null,
  commandId: null,
};

/** Without an answer nobody knows whether the member is in the book: the entries stay as they were asked. */
export const isUnanswered = (enrolment: Enrolment): boolean => enrolment.problem?.code === 'HOST_UNREACHABLE';

export const hasEntries = ({ entries }: Enrolment): boolean =>
  Object.values(entries).some((entry) => entry !== '' && entry !== false);

/** Shows the form; what was typed into it before is still there. */
export function startEnrolment(desk: Desk, known: Partial<EnrolmentEntries> = {}): void {
  desk.enrolment.setState((enrolment) =>
    isUnanswered(enrolment) ? {} : { entries: { ...enrolment.entries, ...known }, problem: null },
  );
  desk.stage.setState({ stage: 'enrolment' });
}

/** What the first field holds, as the contract calls it. */
export const isAskedByPhone = ({ entries }: Pick<Enrolment, 'entries'>): boolean => isPhone(entries.who);

export const unfold = (desk: Desk): void => desk.enrolment.setState({ isUnfolded: true });

export function enter(desk: Desk, entry: Partial<EnrolmentEntries>): void {
  if (desk.enrolment.getState().sending || isUnanswered(desk.enrolment.getState())) return;
  desk.enrolment.setState((enrolment) => ({
    entries: { ...enrolment.entries, ...entry },
    // The sentence at a field goes as soon as that field is mended, and a question with what it was about.
    problem: isMendedBy(enrolment, entry) ? null : enrolment.problem,
  }));
}

function isMendedBy(enrolment: Enrolment, entry: Partial<EnrolmentEntries>): boolean {
  const { problem } = enrolment;
  if (problem?.code === 'MEMBER_ALREADY_HERE' || problem?.code === 'MEMBER_UNNAMED') return true;
  const [first, second] = isAskedByPhone(enrolment) ? ['phone', 'name'] : ['name', 'phone'];
  const fields = Object.keys(entry).map((field) =>
    field === 'who' ? first : field === 'other' ? second : field,
  );
  return problem?.field !== undefined && fields.includes(problem.field);
}

export const clearEnrolment = (desk: Desk): void => desk.enrolment.setState(emptyEnrolment);

const given = (text: string): boolean => text.trim() !== '';

/** Makes the member and opens it. `confirmed` says yes to the question whether it is somebody else than who is there. */
export async function enrol(desk: Desk, answer: 'unasked' | 'confirmed' = 'unasked'): Promise<void> {
  const { sending, entries, commandId: kept } = desk.enrolment.getState();
  if (sending) return;
  const commandId = kept ?? desk.newCommandId();
  desk.enrolment.setState({ sending: true, problem: null, commandId });
  const { email, birthday, cardNumber, note, marketing, profiling } = entries;
  const [name, phone] = isPhone(entries.who) ? [entries.other, entries.who] : [entries.who, entries.other];
  const result = await desk.till.members.enrol(
    {
      ...(given(name) ? { name } : {}),
      ...(given(phone) ? { phone } : {}),
      ...(given(email) ? { email } : {}),
      ...(given(birthday) ? { birthday } : {}),
      ...(given(cardNumber) ? { cardNumber } : {}),
      ...(given(note) ? { note } : {}),
      consents: { marketing, profiling },
      ...(answer === 'confirmed' ? { confirmed: true } : {}),
    },
    { commandId },
  );
  if (!result.ok) {
    const { error } = result;
    // What is wrong in the fold has to be seen.
    const isInFold =
      error.code === 'INPUT_INVALID' && error.field !== (isPhone(entries.who) ? 'phone' : 'name');
    desk.enrolment.setState(({ isUnfolded }) => ({
      sending: false,
      problem: error,
      isUnfolded: isUnfolded || isInFold || error.field === 'cardNumber',
    }));
    return desk.tones.no();
  }
  desk.enrolment.setState(emptyEnrolment);
  const { memberId, cardNumber: shownCard } = result.value;
  const called = entries.who.trim() === '' ? entries.other.trim() : entries.who.trim();
  desk.today.setState({ last: { kind: 'enrolled', memberId, name: called, cardNumber: shownCard } });
  desk.tones.yes();
  // The card is handed over now: it is the one that this first sale is made with.
  await openMember(desk, { memberId, name: called, balance: 0, shownCard });
}
