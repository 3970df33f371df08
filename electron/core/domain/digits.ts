/**
 * Writes the decimal digits of every script as 0 to 9 and leaves the rest: phones and card numbers are typed with
 * Arabic, Devanagari or full-width digits too.
 */
export function asciiDigits(text: string): string {
  return text.replace(/[^\P{Nd}0-9]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    // Unicode keeps every script's ten digits in a row from zero to nine, and some rows follow each other.
    let rowStart = code;
    while (/^\p{Nd}$/u.test(String.fromCodePoint(rowStart - 1))) rowStart -= 1;
    return String((code - rowStart) % 10);
  });
}
