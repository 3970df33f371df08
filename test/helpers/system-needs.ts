import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromiumProgram, headlessShell } from './browser.ts';
import { hasFakeClock } from './fake-clock.ts';
import { hasSocat } from './serial-pair.ts';
import { hasZbar } from './zbar.ts';

/** Something that the desktop tests take from the system. */
interface Need {
  /** As a person would look for it. */
  readonly name: string;
  readonly isThere: () => boolean;
  /** Debian's packages that bring it. */
  readonly packages: readonly string[];
  /** Set where it only saves time: it is installed where that is allowed, and never missed. */
  readonly isSpare?: true;
}

/** Debian 13 renamed some libraries; whichever of the names it knows is taken. */
const renamed: Readonly<Record<string, string>> = {
  'libgtk-3-0': 'libgtk-3-0t64',
  libasound2: 'libasound2t64',
  'libatk-bridge2.0-0': 'libatk-bridge2.0-0t64',
};

const electronLibraries = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libatk-bridge2.0-0',
  'libxss1',
  'libnotify4',
  'libdrm2',
  'libxkbcommon0',
  'libxshmfence1',
];

const needsOf = (electron: string): readonly Need[] => [
  { name: 'Xvfb', isThere: () => hasProgram('Xvfb'), packages: ['xvfb'] },
  { name: 'libusb-1.0', isThere: () => hasLibrary('libusb-1.0.so.0'), packages: ['libusb-1.0-0'] },
  { name: 'udev', isThere: () => hasProgram('udevadm'), packages: ['udev'] },
  {
    name: 'a font with Chinese characters',
    isThere: () => said('fc-list', ':lang=zh', 'family').trim() !== '',
    packages: ['fontconfig', 'fonts-noto-cjk'],
  },
  {
    name: 'the libraries that Electron is linked to',
    isThere: () => !said('ldd', electron).includes('not found'),
    packages: electronLibraries,
  },
];

const chromium: Need = {
  name: 'Chromium',
  isThere: () => chromiumProgram() !== undefined,
  packages: ['chromium'],
};

const shell: Need = {
  name: 'Chromium’s headless shell',
  isThere: () => headlessShell() !== undefined,
  packages: ['chromium-headless-shell'],
  isSpare: true,
};

const clock: Need = {
  name: 'a clock that a test can set',
  isThere: hasFakeClock,
  packages: ['faketime'],
};

const serial: Need = {
  name: 'serial ports that a test can play',
  isThere: hasSocat,
  packages: ['socat'],
};

const zbar: Need = {
  name: 'a reader of the barcodes on printed slips',
  isThere: hasZbar,
  packages: ['zbar-tools'],
};

const isRootOnDebian = (): boolean => process.getuid?.() === 0 && hasProgram('apt-get');

/**
 * Makes sure of all that the desktop tests take from the system; installs it where that is allowed, which is as root
 * on Debian and its kin. Gives the sentence that names what is missing, or undefined where nothing is.
 */
export const systemProblem = (electron: string, tell: (sentence: string) => void): string | undefined =>
  problemWith(needsOf(electron), tell);

/** The same for the tests that drive the till in a browser. */
export const browserProblem = (tell: (sentence: string) => void): string | undefined =>
  problemWith([chromium, shell], tell);

/** The same for the tests that set the clock of a running program. */
export const clockProblem = (tell: (sentence: string) => void): string | undefined =>
  problemWith([clock], tell);

/** The same for the tests that scan over a serial port. */
export const serialProblem = (tell: (sentence: string) => void): string | undefined =>
  problemWith([serial], tell);

/** The same for the tests that read the codes of printed slips. */
export const zbarProblem = (tell: (sentence: string) => void): string | undefined =>
  problemWith([zbar], tell);

function problemWith(needs: readonly Need[], tell: (sentence: string) => void): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const missing = (): readonly Need[] => needs.filter((need) => !need.isThere());
  let lacking = missing();
  if (lacking.length > 0 && isRootOnDebian()) {
    tell(`Installing what the system lacks: ${lacking.map(({ name }) => name).join(', ')} …`);
    apt('update', '-qq');
    // One after the other: what a system has no package for keeps nothing else away.
    for (const { packages } of lacking) install(packages);
    lacking = missing();
  }
  lacking = lacking.filter(({ isSpare }) => isSpare !== true);
  if (lacking.length === 0) return undefined;
  const names = lacking.map(({ name }) => name).join(', ');
  const packages = lacking.flatMap((need) => need.packages).join(' ');
  return `This system lacks ${names}. On Debian and Ubuntu: sudo apt-get install ${packages}`;
}

function install(wanted: readonly string[]): void {
  const names = wanted.map((name) => {
    const newer = renamed[name];
    return newer !== undefined && said('apt-cache', 'policy', newer).includes('Candidate') ? newer : name;
  });
  apt('install', '-y', '-qq', '--no-install-recommends', ...names);
}

const apt = (...words: readonly string[]): void => {
  spawnSync('apt-get', words, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
};

/** What a program prints; nothing where it isn't there. */
const said = (program: string, ...words: readonly string[]): string => {
  const { stdout } = spawnSync(program, words, { encoding: 'utf8' });
  return stdout ?? '';
};

/** Administration's programs are often not on a user's PATH. */
const programFolders = (): readonly string[] => [
  ...(process.env['PATH'] ?? '').split(delimiter),
  '/usr/sbin',
  '/sbin',
];

const hasProgram = (name: string): boolean =>
  programFolders().some((folder) => existsSync(join(folder, name)));

const hasLibrary = (name: string): boolean => {
  const linker = programFolders()
    .map((folder) => join(folder, 'ldconfig'))
    .find((file) => existsSync(file));
  return linker !== undefined && said(linker, '-p').includes(name);
};
