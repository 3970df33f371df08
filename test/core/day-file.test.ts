import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { dayFileName, isDayFileName } from '../../electron/core/domain/day-file.ts';
import { usualPagePaper } from '../../electron/core/domain/paper.ts';

it.each([
  ['Corner Bakery', 'Corner Bakery 2026-11-21.csv'],
  ['  ..Bäcker: Ecke/“Süd”.. ', 'Bäcker Ecke “Süd” 2026-11-21.csv'],
  ['面包房', '面包房 2026-11-21.csv'],
  ['???', '2026-11-21.csv'],
  ['a\u202Ecsv.exe', 'a csv.exe 2026-11-21.csv'],
])('a day of “%s” is saved as “%s”', (shop, file) => {
  expect(dayFileName(shop, '2026-11-21', 'csv')).toBe(file);
});

test('whatever a shop is called, its files have names that any file system takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (shop) => {
      const name = dayFileName(shop, '2026-11-21', 'html');
      expect(isDayFileName(name)).toBe(true);
      expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}]|^[.\s]/u);
      expect([...name].length).toBeLessThanOrEqual(96);
    }),
  );
});

it.each([
  ['America/Chicago', 'letter'],
  ['America/Toronto', 'letter'],
  ['America/Sao_Paulo', 'a4'],
  ['Europe/Paris', 'a4'],
  ['Asia/Manila', 'letter'],
  ['UTC', 'a4'],
])('a shop in %s has sheets of %s', (zone, paper) => expect(usualPagePaper(zone)).toBe(paper));
