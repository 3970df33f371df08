import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A HID device's node as the kernel has it. */
export interface HidNode {
  readonly path: string;
  readonly vendorId: number;
  /** What it says first of itself: 0x8c is a bar code scanner, 0x01 a keyboard and the like. */
  readonly usagePage: number;
}

const hidraw = '/sys/class/hidraw';

export const hidNodes = (): readonly HidNode[] =>
  readdirSync(hidraw).map((name) => {
    const vendor = /^HID_ID=\w+:(\w+):/m.exec(readFileSync(join(hidraw, name, 'device/uevent'), 'utf8'));
    return {
      path: `/dev/${name}`,
      vendorId: Number.parseInt(vendor?.[1] ?? '0', 16),
      // A report descriptor begins with the item "usage page": its tag, then the page.
      usagePage: readFileSync(join(hidraw, name, 'device/report_descriptor'))[1] ?? 0,
    };
  });

/** Whether the kernel has any: what they are can't be read while they go. */
export const hasHidNodes = (): boolean => readdirSync(hidraw).length > 0;

/** The group of a node and what is allowed: `plugdev 660`. */
export function access(node: string): string {
  const { gid, mode } = statSync(node);
  const group = /^([^:]+):[^:]*:(\d+):/;
  const lines = readFileSync('/etc/group', 'utf8').split('\n');
  const name = lines.map((line) => group.exec(line)).find((found) => Number(found?.[2]) === gid)?.[1];
  return `${name ?? gid} ${(mode & 0o777).toString(8)}`;
}

/** What udev knows of a node: its properties, with the tags among them. */
export function properties(node: string): ReadonlyMap<string, string> {
  const said = execFileSync('udevadm', ['info', '--query=property', `--name=${node}`], { encoding: 'utf8' });
  return new Map(
    said
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

/** Whether the person at the screen is let in: systemd's logind does that for what is tagged so. */
export const isForWhoSitsThere = (node: string): boolean =>
  properties(node).get('CURRENT_TAGS')?.includes(':uaccess:') ?? false;
