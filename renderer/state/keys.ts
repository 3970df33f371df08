import { amountKeyOf, type AmountKey } from './amount.ts';

/** The keys as buttons show them. The same gesture everywhere: Enter does, Esc goes back, the rest is shown. */
export const shownKeys = {
  record: '⏎',
  back: 'Esc',
  find: 'F2',
  newMember: 'N',
  newMemberAnywhere: 'F3',
  withoutCard: 'F4',
  addCard: 'F8',
  today: 'F9',
  undo: 'Z',
  yes: 'Y',
  reward: 'R',
  replaceCard: 'L',
  quickKeys: 'F6',
  refund: 'G',
  allLeft: 'A',
  appearance: 'F11',
  ownersRoom: 'F10',
  training: 'F1',
  practiceCards: 'C',
  prints: 'P',
  drawer: 'O',
  printed: 'Y',
  printAgain: 'X',
  memberPage: 'F7',
  editDetails: 'E',
  adjustPoints: 'A',
  cardSlip: 'K',
  mergeMember: 'M',
  unmerge: 'U',
  saveMemberTable: 'T',
  saveMemberFile: 'J',
  eraseMember: 'X',
  dayBefore: 'P',
  dayAfter: 'N',
  toToday: 'T',
  daySlip: 'S',
  dayPapers: 'D',
  printDay: 'P',
  saveDayPage: 'H',
  saveDayTable: 'C',
  moreFields: '↓',
  confirmForm: 'Ctrl ⏎',
  more: '+',
  fewer: '−',
  removeLine: 'Del',
} as const;

/** What the till is doing, as far as a key's meaning depends on it. */
export interface Situation {
  /** The focus is where text is typed: letters and digits belong to it. */
  readonly typing: boolean;
  /** The focus is on a button or a row, which Enter presses by itself. */
  readonly onControl: boolean;
  /** A sale is being made: a member is open, or it is one without a card. */
  readonly selling: boolean;
  /** A yes or no is waited for. */
  readonly asked: boolean;
  /** A member is open: rewards and cards are theirs. */
  readonly withMember: boolean;
  /** The bill has lines, and nothing is being typed. */
  readonly onBill: boolean;
  /** A reward was chosen last: + and − are for it, whatever is typed. */
  readonly onReward: boolean;
  /** A sale's slip is looked at: it can be given back. */
  readonly onSale: boolean;
  /** A sale is being given back: the digits are for that. */
  readonly refunding: boolean;
  /** This window trains: there are cards to practise with. */
  readonly training: boolean;
  /** There is a printer: what it printed can be looked at. */
  readonly printing: boolean;
  /** There is a drawer that can be opened. */
  readonly withDrawer: boolean;
  /** The till asks whether something was printed. */
  readonly printAsked: boolean;
}

export type KeyAction =
  | { readonly kind: 'amount'; readonly key: AmountKey }
  /** The text begins a search, or a code. */
  | { readonly kind: 'find'; readonly text: string }
  | {
      readonly kind:
        | 'record'
        | 'back'
        | 'focusFind'
        | 'newMember'
        | 'withoutCard'
        | 'addCard'
        | 'today'
        | 'undo'
        | 'yes'
        | 'reward'
        | 'refund'
        | 'allLeft'
        | 'replaceCard'
        | 'quickKeys'
        | 'appearance'
        | 'ownersRoom'
        | 'training'
        | 'practiceCards'
        | 'prints'
        | 'drawer'
        | 'printed'
        | 'printAgain'
        | 'memberPage'
        | 'morePieces'
        | 'fewerPieces'
        | 'removeLine'
        | 'lineUp'
        | 'lineDown';
      /** The letter may as well be the first of a name: it counts once no other letter follows at once. */
      readonly mayBeginName?: true;
    };

/** What a key does, or null where it is left to the page. `key` is KeyboardEvent.key, pressed without Ctrl, Alt or Meta. */
export function actionOf(key: string, situation: Situation): KeyAction | null {
  switch (key) {
    case 'F2':
      return { kind: 'focusFind' };
    case 'F3':
      return { kind: 'newMember' };
    case 'F4':
      return { kind: 'withoutCard' };
    case 'F6':
      return { kind: 'quickKeys' };
    case 'F11':
      return { kind: 'appearance' };
    case 'F1':
      return { kind: 'training' };
    case 'F10':
      return { kind: 'ownersRoom' };
    case 'F7':
      return { kind: 'memberPage' };
    case 'F8':
      return { kind: 'addCard' };
    case 'F9':
      return { kind: 'today' };
    case 'Escape':
      return { kind: 'back' };
  }
  if (situation.typing) return null;
  if (situation.asked) return key === 'y' || key === 'Y' ? { kind: 'yes', mayBeginName: true } : null;
  if (key === 'Enter') return situation.onControl ? null : { kind: 'record' };
  const onLine =
    situation.onBill || (situation.onReward && (key === '+' || key === '-')) ? lineActionOf(key) : null;
  if (onLine !== null) return { kind: onLine };
  const amountKey = amountKeyOf(key);
  if (amountKey !== null && (situation.selling || situation.refunding))
    return { kind: 'amount', key: amountKey };
  if (key === 'n' || key === 'N') return { kind: 'newMember', mayBeginName: true };
  if (key === 'z' || key === 'Z') return { kind: 'undo', mayBeginName: true };
  if (situation.onSale && (key === 'g' || key === 'G')) return { kind: 'refund', mayBeginName: true };
  if (situation.refunding && (key === 'a' || key === 'A')) return { kind: 'allLeft', mayBeginName: true };
  if (situation.training && (key === 'c' || key === 'C'))
    return { kind: 'practiceCards', mayBeginName: true };
  if (situation.withMember && (key === 'r' || key === 'R')) return { kind: 'reward', mayBeginName: true };
  if (situation.withMember && (key === 'l' || key === 'L'))
    return { kind: 'replaceCard', mayBeginName: true };
  const onPrinting = printingActionOf(key, situation);
  if (onPrinting !== null) return { kind: onPrinting, mayBeginName: true };
  // A space presses the button that has the focus; everything else that leaves a mark begins a search.
  return [...key].length === 1 && key !== ' ' && key !== '.' && key !== ','
    ? { kind: 'find', text: key }
    : null;
}

/** What a letter does about the printer and its drawer, where there are any. */
function printingActionOf(key: string, { printing, withDrawer, printAsked }: Situation) {
  switch (key.toUpperCase()) {
    case shownKeys.printed:
      return printAsked ? 'printed' : null;
    case shownKeys.printAgain:
      return printAsked ? 'printAgain' : null;
    case shownKeys.prints:
      return printing ? 'prints' : null;
    case shownKeys.drawer:
      return withDrawer ? 'drawer' : null;
    default:
      return null;
  }
}

/** What a key does to the selected line of the bill. */
function lineActionOf(key: string) {
  switch (key) {
    case '+':
      return 'morePieces';
    case '-':
      return 'fewerPieces';
    case 'Delete':
      return 'removeLine';
    case 'ArrowUp':
      return 'lineUp';
    case 'ArrowDown':
      return 'lineDown';
    default:
      return null;
  }
}
