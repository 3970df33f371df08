/** What a day's report is saved as. */
export const dayFileKinds = ['html', 'csv'] as const;
export type DayFileKind = (typeof dayFileKinds)[number];

const MOST_OF_A_NAME = 80;

/** What some file system refuses in a name, or what hides in one. */
const unfit = /[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu;

/** The file that a day's report is saved in: "Corner Bakery 2026-11-21.csv". Any file system takes it. */
export function dayFileName(shopName: string, date: string, kind: DayFileKind): string {
  const letters = [...shopName.replace(unfit, ' ').replace(/\s+/gu, ' ')];
  const name = letters
    .slice(0, MOST_OF_A_NAME)
    .join('')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  return `${name === '' ? '' : `${name} `}${date}.${kind}`;
}

/** Whether a name is one that `dayFileName` makes. */
export const isDayFileName = (name: string): boolean =>
  /^[^\\/]*\d{4}-\d{2}-\d{2}\.(?:html|csv)$/u.test(name);
