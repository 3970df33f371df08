import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import { refreshBook } from './book.ts';
import type { Desk } from './desk.ts';
import {
  draftOf,
  filled,
  inputOfStep,
  noAnswers,
  setUpInput,
  setUpSteps,
  stepOfField,
  type FilledEntries,
  type SetUpEntries,
  type SetUpStep,
} from './set-up-entries.ts';

/** Where a draft outlives the page: it is read once, at the beginning, and kept at every change. */
export interface DraftPlace {
  readonly read: () => string | null;
  /** Null throws it away. */
  readonly keep: (text: string | null) => void;
}

/** The set-up of a new shop, as far as it has come. */
export interface SetUp {
  readonly step: SetUpStep;
  readonly entries: SetUpEntries;
  /** What is to be mended before one can go on. */
  readonly problem: ErrorBody | null;
  /** A question is under way: nothing is changed and nothing is asked twice meanwhile. */
  readonly isAsking: boolean;
  /** The command that makes the shop: asked again it makes it once. */
  readonly commandId: string | null;
}

export function setUpAtStart(place: DraftPlace): SetUp {
  const draft = draftOf(place.read());
  return {
    step: draft?.step ?? 'shop',
    entries: draft?.entries ?? noAnswers,
    problem: null,
    isAsking: false,
    commandId: null,
  };
}

/** Keeps the answers at every change, until there is a shop. A draft that was found is in the language chosen then. */
export function keepSetUpDraft({ setUp, book }: Pick<Desk, 'setUp' | 'book'>, place: DraftPlace): void {
  const { locale } = setUp.getState().entries;
  if (locale !== null) book.setState({ locale });
  setUp.subscribe(({ step, entries }, before) => {
    if (step === before.step && entries === before.entries) return;
    if (book.getState().phase.kind !== 'open') place.keep(JSON.stringify({ step, entries }));
  });
  book.subscribe(({ phase }, before) => {
    // A sample shop is only looked at: the set-up goes on behind it.
    if (phase.kind === 'open' && !phase.shop.isSample && before.phase.kind !== 'open') place.keep(null);
  });
}

/** The answers with the guesses of this machine's place. */
export const answersNow = (desk: Desk): FilledEntries =>
  filled(desk.setUp.getState().entries, {
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    language: desk.systemLocale,
    locale: desk.book.getState().locale,
  });

/** An answer was changed: what was said about it is over. */
export function answer(desk: Desk, change: Partial<SetUpEntries>): void {
  desk.setUp.setState(({ entries, isAsking }) =>
    isAsking ? {} : { entries: { ...entries, ...change }, problem: null },
  );
  const { locale } = desk.setUp.getState().entries;
  if (locale !== null) desk.book.setState({ locale });
}

/** Goes to a step by its mark. */
export function goToStep(desk: Desk, step: SetUpStep): void {
  desk.setUp.setState((now) => (now.isAsking ? {} : { step, problem: null }));
}

/** One step back; the first one is where it stays. */
export function goBackAStep(desk: Desk): void {
  const before = setUpSteps[setUpSteps.indexOf(desk.setUp.getState().step) - 1];
  if (before === undefined) return desk.tones.no();
  goToStep(desk, before);
}

/**
 * Goes on: the host judges the step's answers as it will judge them in the end. The last step makes the shop. A host
 * that doesn't answer holds nobody up: it is asked again at the end.
 */
export async function goOn(desk: Desk): Promise<void> {
  const { step, isAsking } = desk.setUp.getState();
  if (isAsking) return;
  const next = setUpSteps[setUpSteps.indexOf(step) + 1];
  if (next === undefined) return openShop(desk);
  desk.setUp.setState({ isAsking: true, problem: null });
  const input = setUpInput(answersNow(desk));
  const judged = await desk.till.shop.preview({ of: 'sale', ...inputOfStep(step, input) });
  desk.setUp.setState({ isAsking: false });
  if (!judged.ok && judged.error.kind === 'refusal') return stopAt(desk, judged.error);
  desk.setUp.setState({ step: next });
}

/** Makes the shop with all answers. */
async function openShop(desk: Desk): Promise<void> {
  const commandId = desk.setUp.getState().commandId ?? desk.newCommandId();
  desk.setUp.setState({ isAsking: true, problem: null, commandId });
  const result = await desk.till.shop.setUp(setUpInput(answersNow(desk)), { commandId });
  // An answer that was lost on its way may have been a yes.
  if (result.ok || result.error.code === 'HOST_UNREACHABLE') await refreshBook(desk);
  desk.setUp.setState({ isAsking: false });
  if (!result.ok && desk.book.getState().phase.kind !== 'open') return stopAt(desk, result.error);
  desk.tones.yes();
  desk.stage.setState({ stage: 'whatNext', cameFrom: {} });
}

/** Says what is wrong at the field that it belongs to, on the step that asks for it. */
function stopAt(desk: Desk, problem: ErrorBody): void {
  desk.tones.no();
  desk.setUp.setState(({ step }) => ({ problem, step: stepOfField(problem.field) ?? step }));
}
