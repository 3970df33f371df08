import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { Desk } from './desk.ts';
import { openMember } from './members.ts';

/** What the form holds, as it was typed. */
export interface EnrolmentEntries {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly birthday: string;
  readonly cardNumber: string;
  readonly note: string;
  readonly marketing: boolean;
  readonly profiling: boolean;
}

export interface Enrolment {
  readonly entries: EnrolmentEntries;
  readonly sending: boolean;
  readonly problem: ErrorBody | null;
  /** Made at the first try and kept until there is an answer, so that nobody becomes a member twice. */
  readonly commandId: string | null;
}

const noEntries: EnrolmentEntries = {
  name: '',
  phone: '',
  email: '',
  birthday: '',
  cardNumber: '',
  note: '',
  marketing: false,
  profiling: false,
};
export const emptyEnrolment: Enrolment = {
  entries: noEntries,
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

export function enter(desk: Desk, entry: Partial<EnrolmentEntries>): void {
  if (desk.enrolment.getState().sending || isUnanswered(desk.enrolment.getState())) return;
  desk.enrolment.setState((enrolment) => ({
    entries: { ...enrolment.entries, ...entry },
    // The sentence at a field goes as soon as that field is mended.
    problem:
      enrolment.problem?.field !== undefined && enrolment.problem.field in entry ? null : enrolment.problem,
  }));
}

export const clearEnrolment = (desk: Desk): void => desk.enrolment.setState(emptyEnrolment);

const given = (text: string): boolean => text.trim() !== '';

/** Makes the member and opens it. */
export async function enrol(desk: Desk): Promise<void> {
  const { sending, entries, commandId: kept } = desk.enrolment.getState();
  if (sending) return;
  const commandId = kept ?? desk.newCommandId();
  desk.enrolment.setState({ sending: true, problem: null, commandId });
  const { name, phone, email, birthday, cardNumber, note, marketing, profiling } = entries;
  const result = await desk.till.members.enrol(
    {
      name,
      ...(given(phone) ? { phone } : {}),
      ...(given(email) ? { email } : {}),
      ...(given(birthday) ? { birthday } : {}),
      ...(given(cardNumber) ? { cardNumber } : {}),
      ...(given(note) ? { note } : {}),
      consents: { marketing, profiling },
    },
    { commandId },
  );
  if (!result.ok) {
    desk.enrolment.setState({ sending: false, problem: result.error });
    return desk.tones.no();
  }
  desk.enrolment.setState(emptyEnrolment);
  desk.today.setState({ last: { kind: 'enrolled', name: name.trim(), cardNumber: result.value.cardNumber } });
  desk.tones.yes();
  // The card is handed over now: it is the one that this first sale is made with.
  const { memberId, cardNumber: shownCard } = result.value;
  await openMember(desk, { memberId, name: name.trim(), balance: 0, shownCard });
}
