import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  isUncPath,
  isUnderNetworkMount,
  parseMacMounts,
  parseMountInfo,
  refuseNetworkFolder,
} from '../../electron/host/network-folder.ts';

const mountInfo = `22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
23 22 0:21 / /proc rw,nosuid - proc proc rw
40 22 0:45 / /mnt/office rw,relatime shared:20 master:3 propagate_from:2 - nfs4 server:/export rw,vers=4.2
41 22 0:46 / /mnt/till\\040room rw - cifs //nas/shop rw
42 40 8:3 / /mnt/office/local rw - ext4 /dev/sda3 rw
43 22 0:47 / /home/anna/cloud rw,nosuid - fuse.sshfs anna@host: rw
44 22 0:48 / /data rw - nfs server:/data rw
45 44 8:4 / /data rw - xfs /dev/sdb1 rw
46 22 0:49 / /home/anna/vault rw - fuse.gocryptfs /crypt rw
broken row
`;

describe('a folder on another machine’s disk', () => {
  const mounts = parseMountInfo(mountInfo);
  const answers: readonly (readonly [path: string, isOnNetwork: boolean])[] = [
    ['/', false],
    ['/home/anna/shop', false],
    ['/mnt/office', true],
    ['/mnt/office/shop/deep', true],
    ['/mnt/officers', false],
    ['/mnt/office/local/shop', false],
    ['/mnt/till room/shop', true],
    ['/home/anna/cloud/shop', true],
    ['/home/anna/vault/shop', false],
    ['/data/shop', false],
  ];
  it.each(answers)('is known by the mount that is nearest above it: %s', (path, isOnNetwork) => {
    expect(isUnderNetworkMount(path, mounts)).toBe(isOnNetwork);
  });

  it('is known on macOS by what mount prints', () => {
    const mac = parseMacMounts(`/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
devfs on /dev (devfs, local, nobrowse)
//anna@nas._smb._tcp.local/Shop on /Volumes/Shop on nas (smbfs, nodev, nosuid, mounted by anna)
server:/export on /Volumes/office (nfs)
`);
    expect(isUnderNetworkMount('/Users/anna/shop', mac)).toBe(false);
    expect(isUnderNetworkMount('/Volumes/office/shop', mac)).toBe(true);
    expect(parseMacMounts('//a/b on /Volumes/b (smbfs)')).toEqual([{ point: '/Volumes/b', type: 'smbfs' }]);
  });

  it('is known on Windows by its path', () => {
    for (const path of ['\\\\nas\\shop', '//nas/shop', '\\\\?\\UNC\\nas\\shop']) {
      expect(isUncPath(path), path).toBe(true);
    }
    for (const path of ['C:\\Shop', '\\\\?\\C:\\Shop', '\\\\.\\pipe\\x', 'Z:\\']) {
      expect(isUncPath(path), path).toBe(false);
    }
  });

  it('isn’t a folder of this machine, be it there yet or not', () => {
    const folder = mkdtempSync(join(tmpdir(), 'regulars-network-test-'));
    expect(() => refuseNetworkFolder(folder)).not.toThrow();
    expect(() => refuseNetworkFolder(join(folder, 'not', 'yet'))).not.toThrow();
    rmdirSync(folder);
  });

  it('is never found in a text that isn’t a list of mounts', () => {
    expect(isUnderNetworkMount('/shop', parseMountInfo(''))).toBe(false);
    expect(isUnderNetworkMount('/shop', parseMacMounts('garbage (smbfs)'))).toBe(false);
  });
});
