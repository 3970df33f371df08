import { parseMajor, toDecimal } from '../../electron/core/domain/money.ts';
import type { Desk } from './desk.ts';

/** Which section of the owner's room is open, by its name: it is so again when they come back. */
export interface OwnersRoom {
  readonly section: string;
}

export const atTheDay: OwnersRoom = { section: 'day' };

/** In and out by the same key. A cashier's window has no such room. */
export function toggleOwnersRoom(desk: Desk): void {
  if (desk.book.getState().role !== 'owner') return desk.tones.no();
  desk.stage.setState(({ stage }) => ({ stage: stage === 'owner' ? 'customer' : 'owner' }));
}

/** Opens the owner's room at one of its sections. */
export function openOwnersSection(desk: Desk, section: string): void {
  desk.ownersRoom.setState({ section });
  desk.stage.setState({ stage: 'owner' });
}

/** An amount as an owner types it, in minor units; NaN for what is none, which the host refuses at its field. */
export function minorOfText(text: string, exponent: number): number {
  const amount = parseMajor(text, exponent);
  return amount.ok ? amount.value : Number.NaN;
}

export const textOfMinor = (minor: number, exponent: number): string => toDecimal(minor, exponent);

/** A whole number as it is typed; NaN for what is none. */
export const wholeOfText = (text: string): number =>
  /^\d+$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;
