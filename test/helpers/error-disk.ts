import { spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, removeFolder } from './shop-folder.ts';

/** A disk whose every read and write can be made to fail with EIO, by the system's device mapper. */
export interface ErrorDisk {
  readonly folder: string;
  readonly fail: () => void;
  /** What was on the disk is there again. Nobody may have a file of it open. */
  readonly mend: () => void;
  readonly remove: () => void;
}

const run = (command: string, ...words: readonly string[]): string | undefined => {
  const { status, stdout } = spawnSync(command, words, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` },
  });
  return status === 0 ? stdout.trim() : undefined;
};

/** Makes one; a reason where this machine or user can't. */
export function mountErrorDisk(megabytes: number): ErrorDisk | string {
  if (process.platform !== 'linux') return 'only Linux has a device mapper';
  if (process.getuid?.() !== 0) return 'only root can map a disk';
  const [place, folder] = [makeFolder('on a disk'), makeFolder('on a disk')];
  const image = join(place, 'disk');
  const file = openSync(image, 'w');
  ftruncateSync(file, megabytes * 2 ** 20);
  closeSync(file);
  const name = `regulars-${process.pid}`;
  const sectors = megabytes * 2_048;
  const mapped = join('/dev/mapper', name);
  const loop = run('losetup', '--find', '--show', image);
  const good = `0 ${sectors} linear ${loop} 0`;
  const remove = (): void => {
    run('umount', '-l', folder);
    run('dmsetup', 'remove', '--force', name);
    if (loop !== undefined) run('losetup', '--detach', loop);
    removeFolder(folder);
    removeFolder(place);
  };
  const isThere =
    loop !== undefined &&
    run('dmsetup', 'create', name, '--table', good) !== undefined &&
    run('mkfs.ext4', '-q', mapped) !== undefined &&
    run('mount', mapped, folder) !== undefined;
  if (!isThere) {
    remove();
    return 'this machine has no device mapper that may be used';
  }
  const become = (table: string): void => {
    const isDone =
      run('dmsetup', 'suspend', '--nolockfs', '--noflush', name) !== undefined &&
      run('dmsetup', 'load', name, '--table', table) !== undefined &&
      run('dmsetup', 'resume', name) !== undefined;
    if (!isDone) throw new Error('the disk can’t be mapped anew');
  };
  return {
    folder,
    fail: () => become(`0 ${sectors} error`),
    mend() {
      run('umount', folder);
      become(good);
      run('e2fsck', '-fy', mapped);
      if (run('mount', mapped, folder) === undefined) throw new Error('the disk can’t be mended');
    },
    remove,
  };
}
