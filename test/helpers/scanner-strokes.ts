/** What a window records of a scanner in keyboard mode that types digits and small letters, and presses Enter. */
export function scannerStrokes(code: string, gapMs: number) {
  const keys = [
    ...[...code].map((key) => ({ key, code: /\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}` })),
    { key: 'Enter', code: 'Enter' },
  ];
  return keys.map((key, index) => ({ ...key, shift: false, atMs: 1_000 + index * gapMs }));
}
