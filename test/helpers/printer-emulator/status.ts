/** How a printer is, as far as a person can see or bring it about. */
export interface Condition {
  readonly paper: 'enough' | 'near-end' | 'out';
  readonly cover: 'closed' | 'open';
  /** Its key that takes it offline. */
  readonly key: 'online' | 'offline';
  /** `heat` mends itself: a print head that is too hot. */
  readonly error: 'none' | 'recoverable' | 'cutter' | 'unrecoverable' | 'heat';
}

export const wellConditioned: Condition = { paper: 'enough', cover: 'closed', key: 'online', error: 'none' };

/** Whether it prints; what it gets waits otherwise. */
export const isOnline = ({ paper, cover, key, error }: Condition): boolean =>
  paper !== 'out' && cover === 'closed' && key === 'online' && error === 'none';

/** Bits are Epson's, by the ESC/POS reference; nothing is plugged in for a drawer, whose pin 3 is high then. */
const bit = (number: number, isSet: boolean): number => (isSet ? 1 << number : 0);

/** DLE EOT n: each of its answers has bits 1 and 4 set, and 0 and 7 not. */
export function realTimeStatus(condition: Condition, n: 1 | 2 | 3 | 4): number {
  const { paper, cover, error } = condition;
  const fixed = 0b0001_0010;
  switch (n) {
    case 1:
      return fixed | bit(2, true) | bit(3, !isOnline(condition));
    case 2:
      return fixed | bit(2, cover === 'open') | bit(5, paper === 'out') | bit(6, error !== 'none');
    case 3:
      return (
        fixed |
        bit(2, error === 'recoverable') |
        bit(3, error === 'cutter') |
        bit(5, error === 'unrecoverable') |
        bit(6, error === 'heat')
      );
    case 4:
      return fixed | (paper === 'enough' ? 0 : 0b0000_1100) | (paper === 'out' ? 0b0110_0000 : 0);
  }
}

/** The four bytes of GS a. The first has bit 4 set, and 0, 1 and 7 not; the others have neither 4 nor 7. */
export function automaticStatus(condition: Condition): Uint8Array {
  const { paper, cover, error } = condition;
  return Uint8Array.of(
    0b0001_0000 | bit(2, true) | bit(3, !isOnline(condition)) | bit(5, cover === 'open'),
    bit(2, error === 'recoverable') |
      bit(3, error === 'cutter') |
      bit(5, error === 'unrecoverable') |
      bit(6, error === 'heat'),
    (paper === 'enough' ? 0 : 0b0000_0011) | (paper === 'out' ? 0b0000_1100 : 0),
    0b0000_1111,
  );
}

/** Which bits of GS a's parameter ask for something that this printer has: drawer, online, error, paper. */
export const AUTOMATIC_BITS = 0b0000_1111;

/** GS r 2: the level of pin 3. */
export const DRAWER_STATUS = 0b0000_0001;

/** GS r 1: bits 0 and 1 near the end, 2 and 3 at it; 4 and 7 are never set. */
export const paperStatus = ({ paper }: Condition): number =>
  (paper === 'enough' ? 0 : 0b0000_0011) | (paper === 'out' ? 0b0000_1100 : 0);
