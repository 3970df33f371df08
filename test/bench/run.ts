import '../../electron/host/node-version.cjs';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runByHand } from '../helpers/by-hand.ts';
import { counterSections } from './counter.ts';
import { daySection } from './day.ts';
import { summaryOf, tableOf, WrongAnswer, type Section } from './figures.ts';
import { fillShop } from './fill.ts';
import { knownMembers, type KnownMembers } from './known-members.ts';
import { memorySection } from './memory.ts';
import { parseOptions, usage, type BenchOptions } from './options.ts';
import { panelSection } from './panel.ts';
import { printerSections } from './printer.ts';
import { rewardSection } from './reward.ts';
import { copyForRawSales, saleSection } from './sale.ts';
import { partNames, scaleSections } from './scale/section.ts';
import { searchSection } from './search.ts';
import { openShop, type OpenShop } from './shop.ts';
import { startUpSection } from './start-up.ts';
import { verifySection } from './verify.ts';
import { windowSections } from './window.ts';

/**
 * Prints how quick the till is at a shop of a given size, beside the targets of the design. The exit status doesn't
 * depend on the times, which are this machine's: it is 1 where an answer was wrong.
 */
const names = [
  'start-up',
  'memory',
  'panel',
  'search',
  'day',
  'sale',
  'reward',
  'counter',
  'printer',
  'window',
  'verify',
  'scale',
] as const;
type Name = (typeof names)[number];

const printed: Section[] = [];
function print(section: Section): void {
  printed.push(section);
  process.stdout.write(`${tableOf(section)}\n`);
}

/** In the checkout and not among temporary files: those may lie in memory, where a durable write costs nothing. */
function makeWorkplace(): string {
  const results = fileURLToPath(new URL('../../test-results/', import.meta.url));
  mkdirSync(results, { recursive: true });
  return mkdtempSync(join(results, 'bench-'));
}

async function measureOpen(
  wanted: ReadonlySet<Name>,
  shop: OpenShop,
  known: KnownMembers,
  options: BenchOptions,
  places: { readonly folder: string; readonly beside: string; readonly copy: string },
): Promise<void> {
  if (wanted.has('panel')) print(await panelSection(shop, known, options.rounds * 2));
  if (wanted.has('search')) print(await searchSection(shop, known, options.rounds));
  if (wanted.has('day')) print(await daySection(shop, known.fullestDay()));
  if (wanted.has('sale')) print(await saleSection(shop, known, places, options.rounds));
  if (wanted.has('reward')) print(await rewardSection(shop, known, options.rounds));
  if (wanted.has('verify')) print(await verifySection(shop, known));
}

async function measure(wanted: ReadonlySet<Name>, options: BenchOptions, workplace: string): Promise<void> {
  if (wanted.has('scale')) return measureScale(options);
  const folder = options.folder === undefined ? join(workplace, 'shop') : resolve(options.folder);
  if (!existsSync(join(folder, 'shop.sqlite'))) print(await fillShop(folder, options.members, options.sales));
  if (wanted.has('start-up')) print(await startUpSection(folder));
  if (wanted.has('memory')) print(await memorySection(folder));
  if (wanted.has('window')) for (const section of await windowSections(folder, options)) print(section);
  const copy = wanted.has('sale') ? copyForRawSales(folder, workplace) : '';
  const shop = await openShop(folder);
  const known = knownMembers(folder);
  try {
    await measureOpen(wanted, shop, known, options, { folder, beside: workplace, copy });
  } finally {
    known.close();
    await shop.close();
  }
  if (wanted.has('counter'))
    for (const section of await counterSections(workplace, options.sales)) print(section);
  if (wanted.has('printer'))
    for (const section of await printerSections(workplace, options.rounds)) print(section);
}

async function measureScale({ folder, ...options }: BenchOptions): Promise<void> {
  for await (const section of scaleSections(resolve(folder ?? ''), options)) print(section);
}

function wantedNames({ only, folder, parts }: BenchOptions): ReadonlySet<Name> {
  if (only.includes('scale') && (folder === undefined || only.length > 1))
    throw new TypeError('--only scale stands alone, with the --folder of a shop that npm run scale made');
  const stranger = parts.find((part) => !partNames.includes(part));
  if (stranger !== undefined) throw new TypeError(`--part ${stranger}: there are ${partNames.join(', ')}`);
  // A shop of millions is made by hand, and measured when it is asked for.
  if (only.length === 0) return new Set(names.filter((name) => name !== 'scale'));
  const unknown = only.find((name) => !names.some((known) => known === name));
  if (unknown !== undefined) throw new TypeError(`--only ${unknown}: there are ${names.join(', ')}`);
  return new Set(names.filter((name) => only.includes(name)));
}

interface Wish {
  readonly options: BenchOptions;
  readonly wanted: ReadonlySet<Name>;
}

async function run({ options, wanted }: Wish): Promise<number> {
  const workplace = makeWorkplace();
  process.stdout.write(
    `Regulars bench: Node ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} cores\n\n`,
  );
  try {
    await measure(wanted, options, workplace);
    process.stdout.write(summaryOf(printed));
    return 0;
  } catch (error) {
    if (!(error instanceof WrongAnswer)) throw error;
    process.stderr.write(`Wrong answer: ${error.message}\n`);
    return 1;
  } finally {
    rmSync(workplace, { recursive: true, force: true });
  }
}

await runByHand({
  usage,
  parse(words): Wish {
    const options = parseOptions(words);
    return { options, wanted: wantedNames(options) };
  },
  run,
});
