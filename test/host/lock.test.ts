import Database from 'better-sqlite3';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLock } from '../../electron/host/lock.ts';

const holderScript = fileURLToPath(new URL('lock-holder.ts', import.meta.url));
let folder: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-lock-test-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Holder {
  readonly child: ChildProcess;
  readonly said: () => Promise<string>;
}

function startHolder(waitMs = 0): Holder {
  const child = spawn(process.execPath, [holderScript, folder, String(waitMs)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { child, said: async () => String((await lines.next()).value) };
}

describe('the shop’s lock', () => {
  it('is given to one process at a time', async () => {
    const first = startHolder();
    expect(await first.said()).toBe('held');
    expect(await startHolder().said()).toBe('DATABASE_BUSY');
    await expect(takeLock(folder, { waitMs: 0 })).rejects.toMatchObject({ code: 'DATABASE_BUSY' });
  });

  it('is freed when its holder is killed', async () => {
    const first = startHolder();
    expect(await first.said()).toBe('held');
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    const lock = await takeLock(folder, { waitMs: 0 });
    lock.release();
  });

  it('comes to one who waits, as soon as it is let go', async () => {
    const first = startHolder();
    expect(await first.said()).toBe('held');
    const waiting = takeLock(folder, { waitMs: 30_000 });
    first.child.stdin?.write('let go\n');
    expect(await first.said()).toBe('released');
    (await waiting).release();
  });

  it('is given once only within one process too', async () => {
    const lock = await takeLock(folder, { waitMs: 0 });
    await expect(takeLock(folder, { waitMs: 50 })).rejects.toMatchObject({ code: 'DATABASE_BUSY' });
    // The refused try opened and closed the file: the first holder has it still, for others too.
    expect(await startHolder().said()).toBe('DATABASE_BUSY');
    lock.release();
    expect(await startHolder(30_000).said()).toBe('held');
  });

  it('passes through many hands without two holding it', async () => {
    const holders = Array.from({ length: 6 }, () => startHolder(60_000));
    let held = 0;
    await Promise.all(
      holders.map(async (holder) => {
        expect(await holder.said()).toBe('held');
        held += 1;
        expect(held).toBe(1);
        // It is counted as let go before it is told to, since its word may be read late.
        held -= 1;
        holder.child.stdin?.write('let go\n');
        expect(await holder.said()).toBe('released');
      }),
    );
  });

  it('stays an empty file', async () => {
    const lock = await takeLock(folder, { waitMs: 0 });
    expect(statSync(join(folder, 'shop.lock')).size).toBe(0);
    lock.release();
    expect(statSync(join(folder, 'shop.lock')).size).toBe(0);
  });

  it('is taken anew by whoever waited for one whose file was taken away', async () => {
    const first = await takeLock(folder, { waitMs: 0 });
    const waiting = takeLock(folder, { waitMs: 5_000 });
    first.releaseAndRemove();
    const second = await waiting;
    await expect(takeLock(folder, { waitMs: 0 })).rejects.toMatchObject({ code: 'DATABASE_BUSY' });
    second.releaseAndRemove();
    expect(existsSync(join(folder, 'shop.lock'))).toBe(false);
  });

  it('says which folder can’t be written to where there is none', async () => {
    const missing = join(folder, 'gone');
    await expect(takeLock(missing, { waitMs: 0 })).rejects.toMatchObject({
      code: 'FOLDER_READ_ONLY',
      details: { file: missing },
    });
  });

  it('names a file in its place that isn’t a lock, and leaves it as it is', async () => {
    const file = join(folder, 'shop.lock');
    writeFileSync(file, 'a list of things to buy, which somebody keeps here'.repeat(40));
    const before = statSync(file);
    await expect(takeLock(folder, { waitMs: 0 })).rejects.toMatchObject({
      code: 'DATABASE_FOREIGN',
      details: { file },
    });
    expect(statSync(file).mtimeMs).toBe(before.mtimeMs);
  });

  it('waits behind any program that has the file locked', async () => {
    const other = new Database(join(folder, 'shop.lock'));
    other.exec('BEGIN IMMEDIATE');
    await expect(takeLock(folder, { waitMs: 0 })).rejects.toMatchObject({ code: 'DATABASE_BUSY' });
    other.close();
    (await takeLock(folder, { waitMs: 0 })).release();
  });
});
