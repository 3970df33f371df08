import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { translatorFor } from '../../electron/core/messages/translate.ts';
import { isExchangeUnderWay } from '../../electron/host/rescue/exchange-file.ts';
import { openForReading } from '../../electron/host/store/open.ts';
import { verify } from '../../electron/host/verify/verify.ts';
import { hashRows } from '../helpers/row-hashes.ts';
import { removeFolder, makeFolder } from '../helpers/shop-folder.ts';
import { expectWhole, openTill, value } from '../helpers/till.ts';
import { startCrashingTill } from './crashing-till.ts';

/** When the kill comes: so long after the question, or so long after the files begin to change places. */
export type RestoreKill =
  | { readonly after: 'the question'; readonly microseconds: number }
  | { readonly after: 'the exchange begins'; readonly microseconds: number };

/** Which book is in the shop's place afterwards. */
export type BookFound = 'the old one' | 'the backup';

/** A shop of `sales` sales whose backup lacks the last ten of them. Closed. */
export async function makeShopToRestore(sales: number): Promise<{ folder: string; remove: () => void }> {
  const folder = makeFolder('on a disk');
  const till = await openTill({ folder });
  const { cardNumber } = value(await till.asOwner.members.enrol({ name: 'Ana' }));
  const lines = [{ name: `Rye ${'x'.repeat(60)}`, quantity: 1_000, unitPriceMinor: 450 }];
  const sell = async (times: number): Promise<void> => {
    for (let time = 0; time < times; time += 1)
      value(await till.asCashier.sales.record({ cardNumber, totalMinor: 450, lines }));
  };
  await sell(sales - 10);
  value(await till.asOwner.data.backup({ file: 'noon.sqlite' }));
  await sell(10);
  await till.close();
  return { folder, remove: () => removeFolder(folder) };
}

/** How long a restore takes that nobody kills, in microseconds. */
export const timeOfRestore = async (shop: string): Promise<number> => {
  const folder = copyOf(shop);
  const till = await openTill({ folder, setUp: null });
  const startedAt = performance.now();
  value(await till.asOwner.rescue.restore({ file: 'noon.sqlite' }));
  const microseconds = (performance.now() - startedAt) * 1_000;
  await till.close();
  removeFolder(folder);
  return microseconds;
};

/**
 * Kills a till in the middle of a restore, opens the shop again, and gives which book is there. Throws where it is
 * neither of the two, isn't whole, or where the book that gave way isn't kept whole.
 */
export async function killInRestore(shop: string, kill: RestoreKill): Promise<BookFound> {
  const folder = copyOf(shop);
  const before = hashRows(join(folder, 'shop.sqlite'));
  const killed = startCrashingTill({ folder, onAnswer: () => {} });
  await killed.loaded;
  const at = Date.parse('2026-11-21T12:00:00Z');
  const why = await killed.open(at);
  if (why !== undefined) throw new Error(`the till didn't open: ${why}`);
  const [procedure, input, role] = ['rescue.restore', { file: 'noon.sqlite' }, 'owner'] as const;
  killed.ask({ procedure, input, role, commandId: newId(), at });
  if (kill.after === 'the exchange begins') {
    const giveUpAt = performance.now() + 20_000;
    while (!isExchangeUnderWay(folder) && performance.now() < giveUpAt);
  }
  const until = performance.now() + kill.microseconds / 1_000;
  while (performance.now() < until);
  await killed.kill();

  const till = await openTill({ folder, setUp: null, create: false });
  try {
    await expectWhole(till);
  } finally {
    await till.close();
  }
  const kept = readdirSync(folder).filter((name) => /^shop-before-restore-.*\.sqlite$/.test(name));
  const left = readdirSync(folder).filter((name) => /\.part|^restore\.json/.test(name));
  if (left.length > 0) throw new Error(`the restore left ${left.join(', ')}`);
  const found = bookIn(folder);
  if (found === 'the old one') {
    if (kept.length > 0) throw new Error(`the old book is in its place and kept as ${kept.join(', ')}`);
    expectSameRows(before, hashRows(join(folder, 'shop.sqlite')));
  } else {
    const [name] = kept;
    if (name === undefined || kept.length > 1) throw new Error(`kept are ${kept.length} files`);
    expectSameRows(before, hashRows(join(folder, name)));
    expectWholeFile(join(folder, name));
  }
  removeFolder(folder);
  return found;
}

function copyOf(shop: string): string {
  const folder = makeFolder('on a disk');
  mkdirSync(join(folder, 'backups'));
  for (const name of ['shop.sqlite', join('backups', 'noon.sqlite')])
    if (existsSync(join(shop, name))) copyFileSync(join(shop, name), join(folder, name));
  return folder;
}

/** The backup that was put back says so in its audit. */
function bookIn(folder: string): BookFound {
  const database = openForReading(join(folder, 'shop.sqlite'));
  try {
    const restores = database.prepare(`SELECT 1 FROM audit WHERE action = 'data.restore'`).all();
    return restores.length === 0 ? 'the old one' : 'the backup';
  } finally {
    database.close();
  }
}

function expectSameRows(expected: Readonly<Record<string, string>>, found: typeof expected): void {
  const others = Object.keys(expected).filter((table) => expected[table] !== found[table]);
  if (others.length > 0) throw new Error(`the old book has other rows now in ${others.join(', ')}`);
}

function expectWholeFile(file: string): void {
  const database = openForReading(file);
  try {
    const broken = verify(database, undefined, translatorFor('en')).checks.filter(({ ok }) => !ok);
    if (broken.length > 0) throw new Error(`the kept book is broken: ${JSON.stringify(broken)}`);
  } finally {
    database.close();
  }
}
