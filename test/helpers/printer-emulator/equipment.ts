import type { PaperCommand } from './roll.ts';

/** What a printer is made with. */
export interface Equipment {
  readonly paperDots: number;
  /** How many bytes wait in it at most. */
  readonly bufferBytes: number;
  readonly makesQr: boolean;
  readonly cuts: boolean;
  /** `ascii`: its letters beyond 0x7E are anyone's guess. */
  readonly codePages: 'epson' | 'ascii';
}

export const usualEquipment: Equipment = {
  paperDots: 576,
  bufferBytes: 4096,
  makesQr: true,
  cuts: true,
  codePages: 'epson',
};

/** What this printer would need for the command, where it hasn't got it: it would print garbage. */
export function missingFor(command: PaperCommand, equipment: Equipment): string | undefined {
  if (command.kind.startsWith('qr-') && !equipment.makesQr) return 'it makes no QR codes';
  if (command.kind === 'cut' && !equipment.cuts) return 'it has no cutter';
  if (equipment.codePages === 'epson') return undefined;
  if (command.kind === 'code-page' && command.page !== 0) return `it has no code page ${command.page}`;
  if (command.kind === 'letter' && command.byte > 0x7e) return `its letter ${command.byte} isn’t known`;
  return undefined;
}
