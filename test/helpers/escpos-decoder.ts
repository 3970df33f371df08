import type { PrintedSlip } from './printed-items.ts';
import { isAboutPrinter } from './printer-emulator/command-kinds.ts';
import { CommandReader } from './printer-emulator/commands.ts';
import { Roll } from './printer-emulator/roll.ts';

export {
  lineColumns,
  lineText,
  type PrintedItem,
  type PrintedRun,
  type PrintedSlip,
} from './printed-items.ts';

/**
 * Reads a whole slip's bytes as a printer would, by Epson's reference, knowing nothing of the encoder that made them.
 * Strict: a command, a parameter or a byte that isn't known is an error; so are text that never got printed, and what
 * is about the printer and no part of a slip, such as the drawer's pulse.
 */
export function decodeEscpos(bytes: Uint8Array): PrintedSlip {
  const reader = new CommandReader();
  const roll = new Roll();
  for (const [at, byte] of bytes.entries()) {
    try {
      const command = reader.take(byte);
      if (command === undefined) continue;
      if (isAboutPrinter(command)) throw new Error(`a slip has no ${command.kind}`);
      if (command.kind === 'initialize' && at !== 1) throw new Error('ESC @ stands at the beginning alone');
      roll.obey(command);
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      throw new Error(`${what}, at byte ${at}`, { cause: error });
    }
  }
  if (reader.isInCommand) throw new Error('the bytes end in the middle of a command');
  if (roll.isInLine) throw new Error('text after the last line feed never gets printed');
  return roll.page;
}
