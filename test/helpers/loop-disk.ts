import { spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, removeFolder } from './shop-folder.ts';

/** A disk with a real file system of its own, whose driver can be made to give up in the middle of a write. */
export interface LoopDisk {
  readonly folder: string;
  /**
   * As the system does after a failing disk: whoever has files open can only read them from now on. What somebody
   * appends in that very moment ext4 may say to be on the disk (fdatasync answers 0) and never record: seen on Linux
   * 6.18 with four plain writers, in 50 of 118 trials, each time the last append alone.
   */
  readonly giveUp: () => void;
  /** What a person does then: takes it out, mends it, puts it back. Nobody may have a file of it open. */
  readonly mend: () => void;
  readonly remove: () => void;
}

const run = (command: string, ...words: readonly string[]): number | null =>
  spawnSync(command, words, {
    stdio: 'ignore',
    env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` },
  }).status;

/** Mounts one; a reason where this machine or user can't. */
export function mountLoopDisk(megabytes: number): LoopDisk | string {
  if (process.platform !== 'linux') return 'a disk in a file can be mounted on Linux only';
  if (process.getuid?.() !== 0) return 'only root can mount a disk';
  const place = makeFolder('on a disk');
  const folder = makeFolder('on a disk');
  const image = join(place, 'disk');
  const file = openSync(image, 'w');
  ftruncateSync(file, megabytes * 2 ** 20);
  closeSync(file);
  const mount = (): boolean => run('mount', '-o', 'loop', image, folder) === 0;
  const removeFolders = (): void => {
    removeFolder(folder);
    removeFolder(place);
  };
  if (run('mkfs.ext4', '-q', image) !== 0 || !mount()) {
    removeFolders();
    return 'this machine lets nobody mount a disk in a file';
  }
  rmSync(join(folder, 'lost+found'), { recursive: true });
  return {
    folder,
    giveUp() {
      if (run('mount', '-o', 'remount,abort', folder) !== 0) throw new Error('the disk doesn’t give up');
    },
    mend() {
      if (run('umount', folder) !== 0) throw new Error('the disk is in use');
      // 1 says that something was mended.
      const status = run('e2fsck', '-fy', image) ?? 8;
      if (status > 1 || !mount()) throw new Error('the disk can’t be mended');
    },
    remove() {
      run('umount', '-l', folder);
      removeFolders();
    },
  };
}
