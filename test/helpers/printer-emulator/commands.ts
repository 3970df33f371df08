import type { Align, Command, DrawerPin, ErrorLevel } from './command-kinds.ts';

/** A command that takes its bytes one by one as they come. */
type Reading<Value> = Generator<undefined, Value, number>;

/**
 * Reads commands out of bytes as they come. Strict: a byte, a command or a parameter that isn't known is an error; after
 * one it goes on at the next byte, as a printer does.
 */
export class CommandReader {
  #reading: Reading<Command> | undefined;

  /** Takes a byte; gives the command that it completes. Throws where there is no such command. */
  take(byte: number): Command | undefined {
    const reading = this.#reading ?? readCommand();
    if (this.#reading === undefined) reading.next();
    this.#reading = undefined;
    const step = reading.next(byte);
    if (step.done === true) return step.value;
    this.#reading = reading;
    return undefined;
  }

  /** Whether bytes of a command came, and not all. */
  get isInCommand(): boolean {
    return this.#reading !== undefined;
  }
}

function* readCommand(): Reading<Command> {
  const byte = yield;
  if (byte === 0x0a) return { kind: 'line-feed' };
  if (byte === 0x10) return yield* afterDle();
  if (byte === 0x1b) return yield* afterEsc();
  if (byte === 0x1c) {
    yield* expect(0x2e, 'FS . for single bytes');
    return { kind: 'single-bytes' };
  }
  if (byte === 0x1d) return yield* afterGs();
  if (byte < 0x20 || byte === 0x7f) throw new Error(`unknown control byte ${hex(byte)}`);
  return { kind: 'letter', byte };
}

function* afterDle(): Reading<Command> {
  const command = yield* oneOf([0x04, 0x14], 'DLE');
  if (command === 0x04) yield* oneOf([1, 2, 3, 4], 'DLE EOT');
  else if ((yield* oneOf([1, 8], 'DLE DC4')) === 1) {
    yield* oneOf([0, 1], 'DLE DC4');
    yield* oneOf([1, 2, 3, 4, 5, 6, 7, 8], 'DLE DC4');
  } else {
    for (const byte of clearBuffers.slice(3)) yield* expect(byte, 'DLE DC4, function 8');
  }
  return { kind: 'real-time' };
}
/** DLE DC4, function 8, and seven fixed bytes: away with all that waits. */
export const clearBuffers = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08] as const;

function* afterEsc(): Reading<Command> {
  const command = yield;
  switch (command) {
    case 0x40:
      return { kind: 'initialize' };
    case 0x4d:
      yield* expect(0, 'font A');
      return { kind: 'font-a' };
    case 0x74:
      return { kind: 'code-page', page: yield };
    case 0x45:
      return { kind: 'bold', isBold: (yield* oneOf([0, 1], 'ESC E')) === 1 };
    case 0x61:
      return { kind: 'align', align: alignments[yield* oneOf([0, 1, 2], 'ESC a')] ?? 'left' };
    case 0x70: {
      const pin = drawerPins[yield* oneOf([0, 1, 0x30, 0x31], 'ESC p')] ?? 'pin2';
      const onMs = (yield) * 2;
      return { kind: 'pulse', pin, onMs, offMs: (yield) * 2 };
    }
    default:
      throw new Error(`unknown command ESC ${hex(command)}`);
  }
}
const alignments: readonly Align[] = ['left', 'center', 'right'];
const drawerPins: Readonly<Record<number, DrawerPin>> = { 0: 'pin2', 0x30: 'pin2', 1: 'pin5', 0x31: 'pin5' };

function* afterGs(): Reading<Command> {
  const command = yield;
  switch (command) {
    case 0x21: {
      const size = yield;
      if ((size & 0x88) !== 0) throw new Error(`no size ${hex(size)}`);
      return { kind: 'size', width: (size >> 4) + 1, height: (size & 0x0f) + 1 };
    }
    case 0x4c:
      return { kind: 'left-margin', dots: yield* word() };
    case 0x57:
      return { kind: 'area', dots: yield* word() };
    case 0x76: {
      // GS v 0 m xL xH yL yH
      yield* expect(0x30, 'GS v 0');
      yield* expect(0, 'normal density');
      const rowBytes = yield* word();
      const rows = yield* word();
      return { kind: 'image', rowBytes, rows, data: yield* bytes(rowBytes * rows) };
    }
    case 0x68:
      return { kind: 'barcode-height', dots: yield };
    case 0x77:
      return { kind: 'barcode-module', dots: yield* oneOf([2, 3, 4, 5, 6], 'GS w') };
    case 0x48:
      yield* expect(0, 'no text of the printer under the bars');
      return { kind: 'no-barcode-text' };
    case 0x6b:
      return yield* barcode();
    case 0x28:
      return yield* afterGsParenthesis();
    case 0x56:
      return { kind: 'cut', partial: (yield* oneOf([0, 1], 'GS V')) === 1 };
    case 0x61:
      return { kind: 'automatic-status', mask: yield };
    case 0x72:
      return {
        kind: 'tell',
        what: [1, 0x31].includes(yield* oneOf([1, 2, 0x31, 0x32], 'GS r')) ? 'paper' : 'drawer',
      };
    case 0x49:
      return { kind: 'name', of: (yield* oneOf([0x42, 0x43], 'GS I')) === 0x42 ? 'maker' : 'model' };
    default:
      throw new Error(`unknown command GS ${hex(command)}`);
  }
}

function* barcode(): Reading<Command> {
  const system = yield* oneOf([0x02, 0x49], 'GS k');
  if (system === 0x02) {
    const digits = ascii(yield* bytes(13));
    if (!/^\d{13}$/.test(digits)) throw new Error(`EAN-13 of ${digits}`);
    yield* expect(0, 'the end of an EAN-13');
    return { kind: 'barcode', symbology: 'ean13', value: digits };
  }
  const data = ascii(yield* bytes(yield));
  if (!data.startsWith('{B')) throw new Error('Code 128 begins with a code set');
  const value = data.slice(2).replaceAll('{{', '\0');
  if (value === '' || value.includes('{')) throw new Error('a single brace is a command in Code 128');
  return { kind: 'barcode', symbology: 'code128', value: value.replaceAll('\0', '{') };
}

/** GS ( H pL pH … is the process id, GS ( k pL pH … a two-dimensional code, here always a QR code. */
function* afterGsParenthesis(): Reading<Command> {
  const kind = yield* oneOf([0x48, 0x6b], 'GS (');
  const length = yield* word();
  if (kind === 0x48) {
    isLength('GS ( H', length, 6);
    yield* expect(0x30, 'GS ( H, function 48');
    yield* expect(0x30, 'GS ( H, a process id of four bytes');
    const id = yield* bytes(4);
    ascii(id);
    return { kind: 'process-id', id };
  }
  yield* expect(0x31, 'a QR code');
  const job = yield* oneOf([0x41, 0x43, 0x45, 0x50, 0x51], 'GS ( k');
  switch (job) {
    case 0x41: {
      isLength('GS ( k', length, 4);
      const model = (yield* oneOf([0x31, 0x32], 'GS ( k')) - 0x30;
      yield* expect(0, 'the end of a QR model');
      return { kind: 'qr-model', model };
    }
    case 0x43: {
      isLength('GS ( k', length, 3);
      const dots = yield;
      if (dots < 1 || dots > 16) throw new Error(`a QR module of ${dots} dots`);
      return { kind: 'qr-module', dots };
    }
    case 0x45: {
      isLength('GS ( k', length, 3);
      const level = yield* oneOf([0x30, 0x31, 0x32, 0x33], 'GS ( k');
      return { kind: 'qr-error-level', errorLevel: errorLevels[level - 0x30] ?? 'L' };
    }
    case 0x50:
      if (length < 4 || length > 7092) throw new Error(`QR data of ${length} bytes`);
      yield* expect(0x30, 'data to be kept');
      return { kind: 'qr-store', value: ascii(yield* bytes(length - 3)) };
    default:
      isLength('GS ( k', length, 3);
      yield* expect(0x30, 'what is kept to be printed');
      return { kind: 'qr-print' };
  }
}
const errorLevels: readonly ErrorLevel[] = ['L', 'M', 'Q', 'H'];

function* word(): Reading<number> {
  const low = yield;
  return low + (yield) * 256;
}

function* bytes(count: number): Reading<Uint8Array> {
  const taken = new Uint8Array(count);
  for (let at = 0; at < count; at += 1) taken[at] = yield;
  return taken;
}

function* expect(expected: number, meaning: string): Reading<void> {
  const byte = yield;
  if (byte !== expected) throw new Error(`expected ${meaning}, not ${hex(byte)}`);
}

function* oneOf(allowed: readonly number[], command: string): Reading<number> {
  const byte = yield;
  if (!allowed.includes(byte)) throw new Error(`unknown parameter ${hex(byte)} of ${command}`);
  return byte;
}

function isLength(command: string, length: number, expected: number): void {
  if (length !== expected) throw new Error(`${command} of ${length} bytes, not ${expected}`);
}

function ascii(letters: Uint8Array): string {
  if (letters.some((byte) => byte < 0x20 || byte > 0x7e)) throw new Error('not of printable ASCII');
  return String.fromCharCode(...letters);
}

const hex = (byte: number): string => `0x${byte.toString(16).padStart(2, '0')}`;
