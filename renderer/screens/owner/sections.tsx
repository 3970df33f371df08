import type { ComponentType } from 'react';
import type { MessageKey } from '../../../electron/core/messages/translate.ts';
import { BackupsSection } from './backups-section.tsx';
import { BooksSection } from './books-section.tsx';
import { CommandSheet } from './command-sheet.tsx';
import { DevicesSection } from '../devices/devices-section.tsx';
import { DaySection } from '../day/day-section.tsx';
import { OverviewSection } from '../day/overview-section.tsx';
import { OutageSection } from './outage-section.tsx';
import { ProductsSection } from './products-section.tsx';
import { ProgramSection } from './program-section.tsx';
import { RewardsSection } from './rewards-section.tsx';
import { ShopSection } from './shop-section.tsx';

export const sectionGroups = ['figures', 'offer', 'shop'] as const;
type SectionGroup = (typeof sectionGroups)[number];

export interface OwnersSection {
  /** Unique; tests and links find it by this name. */
  readonly name: string;
  readonly group: SectionGroup;
  readonly title: MessageKey;
  readonly Section: ComponentType;
}

/** The sections of the owner's room, a line each, group by group. Their keys follow from their places. */
export const ownersSections: readonly [OwnersSection, ...OwnersSection[]] = [
  { name: 'day', group: 'figures', title: 'owner.day', Section: DaySection },
  { name: 'overview', group: 'figures', title: 'day.overview', Section: OverviewSection },
  { name: 'outage', group: 'figures', title: 'outage.title', Section: OutageSection },
  { name: 'rewards', group: 'offer', title: 'owner.rewards', Section: RewardsSection },
  { name: 'products', group: 'offer', title: 'owner.products', Section: ProductsSection },
  { name: 'program', group: 'offer', title: 'owner.program', Section: ProgramSection },
  { name: 'shop', group: 'shop', title: 'owner.shop', Section: ShopSection },
  { name: 'devices', group: 'shop', title: 'deviceScreen.title', Section: DevicesSection },
  { name: 'commands', group: 'shop', title: 'owner.commands', Section: CommandSheet },
  { name: 'backups', group: 'shop', title: 'backups.title', Section: BackupsSection },
  { name: 'books', group: 'shop', title: 'verify.title', Section: BooksSection },
];

const keys = '1234567890ABCDEFGHIJ';

/** The key that opens a section: the digits, then letters. */
export const keyOfSection = (section: OwnersSection): string => keys[ownersSections.indexOf(section)] ?? '';

/** The section of that name, or the first one. */
export const sectionNamed = (name: string): OwnersSection =>
  ownersSections.find((section) => section.name === name) ?? ownersSections[0];

export const sectionOfKey = (key: string): OwnersSection | undefined =>
  key.length === 1 ? ownersSections[keys.indexOf(key.toUpperCase())] : undefined;
