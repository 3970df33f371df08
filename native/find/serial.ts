import { access, constants } from 'node:fs/promises';
import { basename, delimiter, join } from 'node:path';
import type { SerialPort } from 'serialport';
import type { DeviceFacts } from '../../electron/core/contract/device-parts.ts';
import { DeviceTrouble } from '../device-trouble.ts';
import { serialLibrary } from '../serial-library.ts';
import { deviceFacts, Twins } from './facts.ts';
import type { Found } from './found.ts';
import {
  entriesOf,
  hexNumber,
  systemFolders,
  usbDeviceOf,
  wordOf,
  type SystemFolders,
} from './system-files.ts';

/** A port as serialport lists it. */
export interface ListedPort {
  readonly path: string;
  readonly manufacturer?: string | undefined;
  /** Windows' name for it. */
  readonly friendlyName?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly vendorId?: string | undefined;
  readonly productId?: string | undefined;
}

const twins = new Twins();

/** Serial ports, and USB devices that have one: a person says which of them has a scanner. */
export async function findSerial(): Promise<Found> {
  try {
    const { SerialPort } = await serialLibrary();
    if (process.platform !== 'linux') {
      return { devices: serialFacts(await SerialPort.list(), twins), problem: null };
    }
    const listed = await listedByUdev(SerialPort);
    const ports = await withKernelsWords(listed ?? (await portsWithoutUdev(systemFolders)), systemFolders);
    return { devices: serialFacts(ports, twins), problem: listed === null ? 'UDEVADM_MISSING' : null };
  } catch (error) {
    return { devices: [], problem: error instanceof DeviceTrouble ? error.problem : 'SERIAL_LIBRARY_FAILED' };
  }
}

/** Null where there is no `udevadm`, or none that works: serialport would fail where no promise is told of it. */
async function listedByUdev({ list }: typeof SerialPort): Promise<readonly ListedPort[] | null> {
  if (!(await makeUdevadmReachable())) return null;
  try {
    return await list();
  } catch {
    return null;
  }
}

export const serialFacts = (ports: readonly ListedPort[], twins: Twins): readonly DeviceFacts[] =>
  deviceFacts(
    ports
      .filter(({ path }) => !neverAScanner.test(path))
      .map((port) => ({
        transport: 'serial',
        part: '',
        vendorId: hexNumber(port.vendorId),
        productId: hexNumber(port.productId),
        serialNumber: port.serialNumber ?? null,
        path: port.path,
        names: [port.friendlyName ?? null, port.manufacturer ?? null],
      })),
    twins,
  );

/** What macOS lists of its own. */
const neverAScanner = /Bluetooth-Incoming-Port|debug-console|wlan-debug/;

/** The ports of a Linux that has no udev, by the names that the kernel gives them. */
export const portsWithoutUdev = async ({ dev }: SystemFolders): Promise<readonly ListedPort[]> =>
  (await entriesOf(dev))
    .filter((name) => /^(?:tty(?:ACM|USB|AMA|S)|rfcomm)\d+$/.test(name))
    .map((name) => ({ path: join(dev, name) }));

/**
 * The ports that are there, with what the kernel says of them: the same whether or not udev was asked, so that a device
 * keeps its key, and with the product's name, which serialport leaves out on Linux.
 */
export async function withKernelsWords(
  ports: readonly ListedPort[],
  folders: SystemFolders,
): Promise<readonly ListedPort[]> {
  const there = await Promise.all(
    ports.map(async (port): Promise<readonly ListedPort[]> => {
      const about = join(folders.sys, 'class/tty', basename(port.path));
      if (!(await exists(port.path)) || !(await isRealPort(about))) return [];
      const usb = await usbDeviceOf(join(about, 'device'));
      if (usb === null) return [port];
      return [
        {
          path: port.path,
          friendlyName: usb.product ?? undefined,
          manufacturer: usb.manufacturer ?? port.manufacturer,
          serialNumber: usb.serialNumber ?? undefined,
          vendorId: usb.vendorId?.toString(16),
          productId: usb.productId?.toString(16),
        },
      ];
    }),
  );
  return there.flat();
}

/** Linux has nodes for four or more ports of the machine's own, whether or not it has them: those are of no type. */
async function isRealPort(about: string): Promise<boolean> {
  if (!/^ttyS\d+$/.test(basename(about))) return true;
  const type = await wordOf(join(about, 'type'));
  return type !== null && type !== '0';
}

/** Whether there is a `udevadm`; serialport looks on PATH only, where a user's often lacks administration's folders. */
async function makeUdevadmReachable(): Promise<boolean> {
  const path = process.env['PATH'] ?? '';
  const onPath = path.split(delimiter).filter((folder) => folder !== '');
  for (const folder of [...onPath, '/sbin', '/usr/sbin', '/bin', '/usr/bin']) {
    if (!(await exists(join(folder, 'udevadm'), constants.X_OK))) continue;
    if (!onPath.includes(folder)) process.env['PATH'] = [...onPath, folder].join(delimiter);
    return true;
  }
  return false;
}

async function exists(file: string, mode = constants.F_OK): Promise<boolean> {
  try {
    await access(file, mode);
    return true;
  } catch {
    return false;
  }
}
