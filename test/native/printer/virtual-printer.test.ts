import { describe, expect, it } from 'vitest';
import { PrinterGone } from '../../../native/printer/printer-trouble.ts';
import { openVirtualPrinter } from '../../../native/printer/virtual-printer.ts';
import { heard, manyBytes, patient } from '../../helpers/printer-ports.ts';

describe('a printer that isn’t there', () => {
  it('takes everything at once and says nothing', async () => {
    const told = heard();
    const port = await openVirtualPrinter(null, told.listener);
    expect(await port.write(manyBytes(1_000_000), patient())).toBe(1_000_000);
    await port.close();
    expect(told.bytes().length).toBe(0);
    expect(told.timesGone()).toBe(0);
  });

  it('takes nothing from who gave up, nor once it is closed', async () => {
    const port = await openVirtualPrinter(null, heard().listener);
    await expect(port.write(manyBytes(1), AbortSignal.abort('enough'))).rejects.toBe('enough');
    await port.close();
    await expect(port.write(manyBytes(1), patient())).rejects.toThrow(PrinterGone);
  });
});
