import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Fault } from '../core/contract/errors.ts';
import { trueFolder } from './folder-place.ts';

/** A file system and where it hangs in the tree. */
export interface Mount {
  readonly point: string;
  readonly type: string;
}

/**
 * File systems whose locks and shared memory don't hold between machines, as Linux and macOS name them. FUSE's come
 * as `fuse.sshfs`.
 */
const networkTypes: ReadonlySet<string> = new Set([
  ...[
    'nfs',
    'nfs3',
    'nfs4',
    'cifs',
    'smb',
    'smb2',
    'smb3',
    'smbfs',
    'smbnetfs',
    'ncpfs',
    'afpfs',
    'afs',
    'coda',
  ],
  ...['sshfs', 'davfs', 'davfs2', 'webdav', 'ftp', 'curlftpfs', 'rclone', 's3fs', 'gcsfuse', 'gvfsd-fuse'],
  ...[
    'ceph',
    'glusterfs',
    'lustre',
    'gpfs',
    'beegfs',
    'orangefs',
    'pvfs2',
    'ocfs2',
    'gfs2',
    'moosefs',
    'mfs',
  ],
]);

/**
 * Throws FOLDER_ON_NETWORK where the folder, or the place where it is going to be, is on another machine's disk.
 * Where the system doesn't tell, the folder is taken for a local one.
 */
export function refuseNetworkFolder(folder: string): void {
  const path = trueFolder(folder);
  const isOnNetwork =
    process.platform === 'win32' ? isUncPath(path) : isUnderNetworkMount(path, mountsOfThisMachine());
  if (isOnNetwork) throw new Fault('FOLDER_ON_NETWORK', { folder });
}

function mountsOfThisMachine(): readonly Mount[] {
  try {
    return process.platform === 'darwin'
      ? parseMacMounts(execFileSync('/sbin/mount', { encoding: 'utf8', timeout: 5_000 }))
      : parseMountInfo(readFileSync('/proc/self/mountinfo', 'utf8'));
  } catch {
    return [];
  }
}

/** `/proc/self/mountinfo`, proc(5): the mount point is the fifth field, the type the first one after " - ". */
export function parseMountInfo(text: string): readonly Mount[] {
  return text.split('\n').flatMap((row) => {
    const fields = row.split(' ');
    const separator = fields.indexOf('-', 6);
    const point = fields[4];
    const type = fields[separator + 1];
    if (separator === -1 || point === undefined || type === undefined) return [];
    return [{ point: unescapeOctal(point), type }];
  });
}

/** Blanks, tabs, line ends and backslashes in a path are written as `\040` and the like. */
const unescapeOctal = (path: string): string =>
  path.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));

/** What macOS's `mount` prints: `//anna@server/share on /Volumes/share (smbfs, nodev, nosuid)`. */
export function parseMacMounts(text: string): readonly Mount[] {
  return text.split('\n').flatMap((row) => {
    const match = /^.* on (\/.*) \(([^,)]+)[,)].*$/.exec(row);
    return match?.[1] === undefined || match[2] === undefined ? [] : [{ point: match[1], type: match[2] }];
  });
}

/** The mount that a path is on is the longest one above it; of two on the same point, the later covers the earlier. */
export function isUnderNetworkMount(path: string, mounts: readonly Mount[]): boolean {
  let nearest: Mount | undefined;
  for (const mount of mounts) {
    const isAbove = mount.point === '/' || path === mount.point || path.startsWith(`${mount.point}/`);
    if (isAbove && mount.point.length >= (nearest?.point.length ?? 0)) nearest = mount;
  }
  return nearest !== undefined && networkTypes.has(nearest.type.replace(/^(?:fuse|macfuse|osxfuse)\./, ''));
}

/** `\\server\share` and its long form. A mapped drive's real path is of this kind too. */
export function isUncPath(path: string): boolean {
  const plain = path.replaceAll('/', '\\');
  return /^\\\\\?\\UNC\\/i.test(plain) || /^\\\\[^?.\\]/.test(plain);
}
