/** Where the focus was before something opened, so that it can go back there. */
export interface FocusPlace {
  /** Null where the till as a whole listened. */
  readonly element: HTMLElement | null;
  readonly text: string;
  readonly kind: string;
  /** Its place among those of the same words, and among those of the same kind. */
  readonly amongSame: number;
  readonly amongKind: number;
  /** For a place in a dialog: where the focus was before that one. */
  readonly outer: FocusPlace | null;
}

const focusable = 'button, a[href], input, select, textarea, summary, [tabindex]';
const textOf = (element: Element): string =>
  element.getAttribute('aria-label') ?? element.getAttribute('name') ?? element.textContent ?? '';
/** The element's own kind and that of the three around it: the rows of one list are alike, two buttons anywhere aren't. */
function kindOf(element: Element): string {
  const kinds: string[] = [];
  for (let at: Element | null = element; at !== null && kinds.length < 4; at = at.parentElement)
    kinds.push(`${at.tagName} ${at.getAttribute('class') ?? ''}`);
  return kinds.join(' < ');
}
const allOf = (kind: string): readonly HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>(focusable)].filter((each) => kindOf(each) === kind);

/** The till as a whole. */
const nowhere: FocusPlace = { element: null, text: '', kind: '', amongSame: 0, amongKind: 0, outer: null };

const dialogs = new WeakMap<Element, FocusPlace>();

function placeOf(active: Element | null): FocusPlace {
  const element = active instanceof HTMLElement && active !== document.body ? active : null;
  if (element === null) return nowhere;
  const [text, kind] = [textOf(element), kindOf(element)];
  const dialog = element.closest('[role="dialog"]');
  const ofKind = allOf(kind);
  return {
    element,
    text,
    kind,
    amongSame: ofKind.filter((each) => textOf(each) === text).indexOf(element),
    amongKind: ofKind.indexOf(element),
    outer: dialog === null ? null : (dialogs.get(dialog) ?? null),
  };
}

let before = nowhere;

const isTyping = (event: Event): boolean =>
  event instanceof KeyboardEvent && event.key.length === 1 && event.target instanceof HTMLInputElement;

/**
 * Remembers where the focus is each time that a key or a finger begins to do something. Begun before anything else
 * listens to keys.
 */
export function watchGestures(): void {
  const remember = (event: Event): void => {
    const { activeElement } = document;
    // Typing goes on in its field, at a scanner's pace: that place is known already.
    if (activeElement === before.element && isTyping(event)) return;
    before = placeOf(activeElement);
  };
  // A click has moved the focus to what was clicked, where that takes it.
  for (const kind of ['keydown', 'pointerdown', 'click'] as const)
    window.addEventListener(kind, remember, true);
}

/** Where the focus was when what opens now was asked for. */
export const placeBefore = (): FocusPlace => before;

/** A dialog's own elements are gone with it: then the focus goes to where it was before the dialog. */
export function isBefore(dialog: Element, place: FocusPlace): void {
  dialogs.set(dialog, place);
}

const canTake = (element: HTMLElement | undefined): element is HTMLElement =>
  element?.isConnected === true &&
  !element.matches(':disabled') &&
  element.closest('[inert]') === null &&
  element.checkVisibility({ visibilityProperty: true });

/** The element itself, or the one that stands in its place since the screen was drawn again. */
function elementAt(place: FocusPlace): HTMLElement | undefined {
  const { element, text, kind, amongSame, amongKind, outer } = place;
  if (element === null) return undefined;
  const ofKind = allOf(kind);
  const same = ofKind.filter((each) => textOf(each) === text);
  const found = [element, same[amongSame], same[0], ofKind[amongKind]].find(canTake);
  return found ?? (outer === null ? undefined : elementAt(outer));
}

const waiting: FocusPlace[] = [];

/**
 * Once the screen stands still, puts the focus to where it was, unless something has taken it meanwhile. Of several that
 * close at once it is the outermost one's place. Where the place is gone nothing has it, and the till as a whole listens:
 * in a field, digits and letters would mean what the field takes them for.
 */
export function goBackTo(place: FocusPlace): void {
  waiting.push(place);
  if (waiting.length > 1) return;
  setTimeout(() => {
    const places = waiting.splice(0);
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body) return;
    if (places.some(({ element }) => element === null)) return;
    places
      .map(elementAt)
      .find((element) => element !== undefined)
      ?.focus();
  }, 0);
}
