import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { SystemStatus } from '../../electron/core/contract/system.ts';
import { localeLike, isLocale, type Locale } from '../../electron/core/messages/translate.ts';
import { emptyCounter } from './counter.ts';
import type { Desk } from './desk.ts';

export type OpenShop = NonNullable<SystemStatus['shop']>;

/** The shop's book, as far as the window knows it. */
export interface Book {
  readonly phase:
    | { readonly kind: 'opening' }
    /** It can't be opened; the problem says why and what to do. */
    | { readonly kind: 'closed'; readonly problem: ErrorBody }
    | { readonly kind: 'new' }
    | { readonly kind: 'open'; readonly shop: OpenShop };
  readonly warnings: SystemStatus['warnings'];
  /** In ISO-8601; null before the first. */
  readonly lastBackupAt: string | null;
  /** Set while the host doesn't answer; the screen stays as it is. */
  readonly trouble: ErrorBody | null;
  readonly locale: Locale;
  /** What this window may do: an owner's has a room of its own. */
  readonly role: SystemStatus['actor']['role'];
}

export const bookAtStart = (systemLocale: string): Book => ({
  phase: { kind: 'opening' },
  warnings: [],
  lastBackupAt: null,
  trouble: null,
  locale: localeLike(systemLocale),
  role: 'anyone',
});

/**
 * Asks how the shop is. An open till stays open when no answer comes: it only shows that. What is newly wrong is heard
 * once; what stays wrong is shown.
 */
export async function refreshBook(desk: Desk): Promise<void> {
  const result = await desk.till.system.status({});
  const before = desk.book.getState();
  if (!result.ok) {
    if (before.trouble === null) desk.tones.no();
    const isOpen = before.phase.kind === 'open' || before.phase.kind === 'new';
    desk.book.setState(
      isOpen
        ? { trouble: result.error }
        : { phase: { kind: 'closed', problem: result.error }, trouble: null },
    );
    return;
  }
  const { shop, warnings, lastBackupAt, actor } = result.value;
  const isKnown = (code: string): boolean => before.warnings.some((warning) => warning.code === code);
  if (warnings.some(({ code }) => !isKnown(code))) desk.tones.no();
  if (shop === null) {
    desk.book.setState({ phase: { kind: 'new' }, warnings, trouble: null });
    return;
  }
  const { exponent } = shop.currency;
  if (desk.counter.getState().amount.exponent !== exponent) desk.counter.setState(emptyCounter(exponent));
  const locale = isLocale(shop.locale) ? shop.locale : before.locale;
  desk.book.setState({
    phase: { kind: 'open', shop },
    warnings,
    lastBackupAt,
    trouble: null,
    locale,
    role: actor.role,
  });
}
