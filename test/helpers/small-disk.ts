import { spawnSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, removeFolder } from './shop-folder.ts';

/** A disk of its own, so small that a test can fill it. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves `left` bytes free, or what the disk's blocks come closest to. */
  readonly fill: (left?: number) => void;
  readonly makeRoom: () => void;
  readonly remount: (option: 'ro' | 'rw') => void;
  readonly remove: () => void;
}

function run(command: string, ...words: readonly string[]): boolean {
  return spawnSync(command, words, { stdio: 'ignore' }).status === 0;
}

/** Mounts a disk in memory; a reason where this machine or user can't. */
export function mountSmallDisk(megabytes: number): SmallDisk | string {
  if (process.platform !== 'linux') return 'a small disk can be mounted on Linux only';
  if (process.getuid?.() !== 0) return 'only root can mount a small disk';
  const folder = makeFolder();
  if (!run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)) {
    removeFolder(folder);
    return 'this machine lets nobody mount a disk in memory';
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    fill(left = 0) {
      rmSync(filler, { force: true });
      const { bavail, bsize } = statfsSync(folder);
      try {
        writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - left)));
      } catch (error) {
        // Whoever else writes just now has had the rest of the room: full is what it should be.
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    },
    makeRoom: () => rmSync(filler, { force: true }),
    remount: (option) => {
      if (!run('mount', '-o', `remount,${option}`, folder))
        throw new Error(`the disk can't be made ${option}`);
    },
    remove() {
      run('umount', '-l', folder);
      removeFolder(folder);
    },
  };
}
