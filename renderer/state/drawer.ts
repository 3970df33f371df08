import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import { translatorFor } from '../../electron/core/messages/translate.ts';
import type { Desk } from './desk.ts';
import { hasDrawer } from './printing.ts';
import { goTo, leaveStage } from './stage.ts';

/** Why a drawer is usually opened without a sale; `other`: the cashier says it in own words. */
export const drawerReasons = ['change', 'float', 'takings', 'count', 'other'] as const;
export type DrawerReason = (typeof drawerReasons)[number];

/** The drawer as it is about to be opened by hand. */
export interface DrawerOpening {
  readonly reason: DrawerReason;
  readonly words: string;
  /** Kept until there is an answer, so that the drawer opens once. */
  readonly commandId: string | null;
  readonly isSending: boolean;
  readonly problem: ErrorBody | null;
  /** When it was opened last from here, in ISO-8601: it is said once. */
  readonly openedAt: string | null;
}

export const noDrawerOpening: DrawerOpening = {
  reason: 'change',
  words: '',
  commandId: null,
  isSending: false,
  problem: null,
  openedAt: null,
};

/** Asks why the drawer is opened, or goes back from there. */
export function toggleDrawer(desk: Desk): void {
  if (desk.stage.getState().stage === 'drawer') return leaveStage(desk);
  if (!hasDrawer(desk.printing.getState())) return desk.tones.no();
  desk.drawer.setState(noDrawerOpening);
  goTo(desk, 'drawer');
}

/** Another reason is another opening. */
export function chooseReason(desk: Desk, change: Partial<Pick<DrawerOpening, 'reason' | 'words'>>): void {
  if (desk.drawer.getState().isSending) return;
  desk.drawer.setState({ ...change, commandId: null, problem: null });
}

/** Opens the drawer, with the reason that the books keep, and goes back to where the cashier was. */
export async function openDrawer(desk: Desk): Promise<void> {
  const { reason, words, isSending, commandId: kept } = desk.drawer.getState();
  if (isSending) return;
  const say = translatorFor(desk.book.getState().locale);
  const commandId = kept ?? desk.newCommandId();
  desk.drawer.setState({ isSending: true, problem: null, commandId });
  const result = await desk.till.drawer.open(
    { reason: reason === 'other' ? words.trim() : say(`printScreen.drawerReason.${reason}`) },
    { commandId },
  );
  desk.drawer.setState({ isSending: false });
  if (!result.ok) {
    const isUnanswered = result.error.code === 'HOST_UNREACHABLE';
    desk.drawer.setState({ problem: result.error, commandId: isUnanswered ? commandId : null });
    return desk.tones.no();
  }
  desk.drawer.setState({ ...noDrawerOpening, openedAt: result.value.openedAt });
  desk.tones.yes();
  if (desk.stage.getState().stage === 'drawer') leaveStage(desk);
}
