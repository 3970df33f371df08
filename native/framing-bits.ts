import type { Framing } from '../electron/core/contract/device-parts.ts';

interface Bits {
  readonly dataBits: 7 | 8;
  readonly parity: 'none' | 'even' | 'odd';
  readonly stopBits: 1 | 2;
}

/** A framing as serialport wants it. */
export const framingBits: Readonly<Record<Framing, Bits>> = {
  '8n1': { dataBits: 8, parity: 'none', stopBits: 1 },
  '8e1': { dataBits: 8, parity: 'even', stopBits: 1 },
  '8o1': { dataBits: 8, parity: 'odd', stopBits: 1 },
  '8n2': { dataBits: 8, parity: 'none', stopBits: 2 },
  '7e1': { dataBits: 7, parity: 'even', stopBits: 1 },
  '7o1': { dataBits: 7, parity: 'odd', stopBits: 1 },
  '7n2': { dataBits: 7, parity: 'none', stopBits: 2 },
};
