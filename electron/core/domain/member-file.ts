import { dayFileName } from './day-file.ts';

/** What a member's data is saved as. */
export const memberFileKinds = ['json', 'csv'] as const;
export type MemberFileKind = (typeof memberFileKinds)[number];

/** The file that a member's data is given in: "Ana Ruiz 2026-11-21.json". Any file system takes it. */
export const memberFileName = (name: string, date: string, kind: MemberFileKind): string =>
  `${dayFileName(name, date, 'csv').slice(0, -'csv'.length)}${kind}`;

/** Whether a name is one that `memberFileName` makes. */
export const isMemberFileName = (name: string): boolean =>
  /^[^\\/]*\d{4}-\d{2}-\d{2}\.(?:json|csv)$/u.test(name);
