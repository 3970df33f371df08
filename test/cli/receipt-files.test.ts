import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { regulars, temporaryFolder } from './regulars.ts';

const place = temporaryFolder();
const folder = join(place.path, 'shop');
const inShop = (...words: readonly string[]) => regulars(['--data', folder, ...words]);
const file = (name: string): string => join(place.path, name);
afterAll(place.remove);

beforeAll(async () => {
  const made = await inShop('init', '--shop', 'Nord', '--currency', 'EUR', '--time-zone', 'Europe/Paris');
  expect(made.status).toBe(0);
  const enrolled = await inShop('call', 'members.enrol', '--input', '{"name":"Ana","cardNumber":"ANA-1"}');
  expect(enrolled.status).toBe(0);
});

it('a sale’s slip is written as a drawing and as a picture', async () => {
  for (const name of ['slip.svg', 'slip.PNG']) {
    const words = ['sale', '--card', 'ANA-1', '--total', '3.25', '--receipt', file(name)];
    const { status, stdout, stderr } = await inShop(...words);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`The slip is in ${file(name)}.`);
  }
  expect(readFileSync(file('slip.svg'), 'utf8')).toMatch(/^<svg .*€3\.25.*<\/svg>\n$/s);
  expect(readFileSync(file('slip.PNG')).subarray(0, 8)).toEqual(
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  );
});

it('the command line leaves the slip in the shop’s folder before it ends', () => {
  const days = readdirSync(join(folder, 'receipts'));
  const slips = days.flatMap((day) => readdirSync(join(folder, 'receipts', day)));
  expect(slips).toEqual(expect.arrayContaining(['000001.svg', '000001.txt', '000002.svg', '000002.txt']));
});

it('the day report is written as a page and as a slip, whole and under its name alone', async () => {
  const page = await inShop('report', 'day', '--html', file('day.html'));
  expect(page).toMatchObject({ status: 0, stderr: '', stdout: `The report is in ${file('day.html')}.\n` });
  expect(readFileSync(file('day.html'), 'utf8')).toMatch(/^<!doctype html>.*€6\.50.*<\/html>\n$/s);
  const slip = await inShop('report', 'day', '--receipt', file('day.txt'), '--json');
  expect(slip.answer()).toMatchObject({ ok: true, value: { sales: { count: 2 } } });
  expect(readFileSync(file('day.txt'), 'utf8')).toMatch(/^Net sales +€6\.50$/m);
  expect(readdirSync(place.path).filter((name) => name.endsWith('.part'))).toEqual([]);
});

it('a report that can’t be written is a fault that names the file', async () => {
  const outcome = await inShop('report', 'day', '--html', join(place.path, 'nowhere', 'day.html'));
  expect(outcome).toMatchObject({ status: 3, stdout: '' });
  expect(outcome.stderr).toContain('day.html');
});

it('a day to come is refused before any file is made', async () => {
  const outcome = await inShop('report', 'day', '--date', '2999-01-01', '--receipt', file('later.svg'));
  expect(outcome.status).toBe(1);
  expect(readdirSync(place.path)).not.toContain('later.svg');
});
