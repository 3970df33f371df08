import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What was seen last, in full size, to be looked at; and what differs, marked in red. */
export const seenFolder = fileURLToPath(new URL('../../test-results/pictures/', import.meta.url));

/** The pictures that were taken last, by their paths below the folder: `till/en-1280x800-light.png`. */
export const seenPictures = (): readonly string[] =>
  existsSync(seenFolder)
    ? readdirSync(seenFolder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.png') && !name.endsWith('-differs.png'))
        .toSorted()
    : [];
