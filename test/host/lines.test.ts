import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineCutter, type Line } from '../../electron/host/lines.ts';

const cut = (bytes: Uint8Array, chunkBytes: number, limitBytes?: number): readonly Line[] => {
  const cutter = new LineCutter(limitBytes);
  const lines: Line[] = [];
  for (let from = 0; from < bytes.length; from += chunkBytes) {
    lines.push(...cutter.push(bytes.subarray(from, from + chunkBytes)));
  }
  const rest = cutter.rest();
  return rest === undefined ? lines : [...lines, rest];
};

describe('lines', () => {
  it('are the same however the bytes arrive', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n\ufeff]/g, ''))),
        fc.integer({ min: 1, max: 20 }),
        (texts, chunkBytes) => {
          const bytes = Buffer.from(texts.map((text) => `${text}\n`).join(''));
          expect(cut(bytes, chunkBytes)).toEqual(texts.map((text) => ({ text })));
        },
      ),
    );
  });

  it('may end in the way of Windows, and the last one needn’t end', () => {
    expect(cut(Buffer.from('a\r\nb'), 100)).toEqual([{ text: 'a' }, { text: 'b' }]);
  });

  it('are skipped to their end when they are too long, and the next one is read', () => {
    const bytes = Buffer.from(`${'x'.repeat(50)}\nshort\n${'y'.repeat(50)}`);
    for (const chunkBytes of [1, 7, 200]) {
      expect(cut(bytes, chunkBytes, 10)).toEqual([
        { problem: 'too-long' },
        { text: 'short' },
        { problem: 'too-long' },
      ]);
    }
  });

  it('say so when they aren’t UTF-8, instead of guessing', () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe, 0x0a]), Buffer.from('ok\n')]);
    expect(cut(bytes, 1)).toEqual([{ problem: 'not-utf8' }, { text: 'ok' }]);
  });
});
