import { describe, expect, it } from 'vitest';
import { printerProfile } from '../../electron/core/contract/device-parts.ts';
import { usualPrinter, wholeProfile } from '../../electron/core/domain/printer-profile.ts';
import {
  columnsOffered,
  dotsOffered,
  entriesOfPrinter,
  printerChoices,
  withDots,
  withPaper,
} from '../../renderer/state/printer-entries.ts';

describe('What a printer is set to in its form', () => {
  it('is what it prints with: what is left open is as its paper, or else the shop’s, asks for', () => {
    expect(entriesOfPrinter(undefined, 58)).toEqual(usualPrinter(58));
    expect(entriesOfPrinter({ paperMm: 80, drawer: 'pin2' }, 58)).toEqual({
      ...usualPrinter(80),
      drawer: 'pin2',
    });
    expect(entriesOfPrinter({ paperDots: 384 }, 80)).toMatchObject({ columns: 32 });
  });

  it('fits its paper, whatever is chosen of what is offered', () => {
    for (const paperMm of printerChoices.paperMm) {
      const onPaper = withPaper({ ...usualPrinter(80), columns: 48 }, paperMm);
      for (const dots of dotsOffered(onPaper)) {
        const head = withDots({ ...onPaper, columns: 48 }, dots);
        for (const columns of columnsOffered(head)) {
          const chosen = printerProfile.parse({ ...head, columns });
          expect(wholeProfile(chosen, 80)).toEqual({ ok: true, value: { ...head, columns } });
        }
        expect(columnsOffered(head)).toContain(head.columns);
      }
    }
    expect(dotsOffered({ paperMm: 58 })).toEqual([384]);
    expect(columnsOffered({ paperDots: 512 })).toEqual([32, 42]);
  });
});
