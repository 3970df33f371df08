import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seenFolder, seenPictures } from './seen.ts';
import { differenceBetween, smallPicture } from './small-picture.ts';

/** What a person has looked at and found right, at a quarter of its size. */
export const acceptedFolder = fileURLToPath(new URL('./accepted/', import.meta.url));

/** Accepts the pictures that were taken last, of the screens whose names begin with `only`. Gives those that are new or other ones. */
export function acceptPictures(only: string): readonly string[] {
  return seenPictures()
    .filter((name) => name.startsWith(only))
    .filter((name) => {
      const file = join(acceptedFolder, name);
      const small = smallPicture(readFileSync(join(seenFolder, name)));
      if (existsSync(file) && differenceBetween(readFileSync(file), small) === null) return false;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, small);
      return true;
    });
}
