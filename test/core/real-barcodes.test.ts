import { readFileSync } from 'node:fs';
import bwipjs from 'bwip-js/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { readScan } from '../../electron/core/domain/scan.ts';

/** Barcodes that one library draws and another one reads: what a scanner hands over is theirs, not ours. */
const rules = { memberPrefix: '29', weighedGoods: [], knownAs: () => null, thisYear: 2026 } as const;

async function scanned(bcid: string, text: string) {
  const white = { backgroundcolor: 'ffffff', paddingwidth: 20, paddingheight: 20 };
  const picture = await bwipjs.toBuffer({ bcid, text, scale: 4, ...white });
  const [found] = await readBarcodes(new Uint8Array(picture), { textMode: 'Plain', tryHarder: true });
  if (found === undefined) throw new Error(`the reader finds no ${bcid}`);
  return { text: found.text, aim: found.symbologyIdentifier };
}

beforeAll(() => {
  const wasm = new URL('../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url);
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(readFileSync(wasm)).buffer } });
});

describe('a barcode in the world', () => {
  it.each([
    ['ean13', '5901234123457', ']E0', 'product 5901234123457, EAN-13'],
    ['ean13', '2912345678906', ']E0', 'member 2912345678906, EAN-13'],
    ['ean8', '96385074', ']E4', 'product 96385074, EAN-8'],
    // Readers send a UPC as the EAN-13 that it is.
    ['upca', '036000291452', ']E0', 'product 0036000291452, EAN-13'],
    ['upce', '04252614', ']E0', 'product 0042100005264, EAN-13'],
    ['code128', 'CMD-RECORD', ']C0', 'command CMD-RECORD, Code 128'],
    ['code128', 'R0000003186', ']C0', 'receipt R0000003186, Code 128'],
    ['code128', '4111111111111111', ']C0', 'payment 4111111111111111, Code 128'],
    ['code39', 'RYE-500', ']A0', 'unknown RYE-500, Code 39'],
    ['itf14', '15901234123454', ']I1', 'product 15901234123454, ITF'],
    ['qrcode', 'https://id.gs1.org/01/09506000134352/10/ABC', ']Q1', 'product 9506000134352, QR Code'],
    ['datamatrix', 'CARD-1', ']d1', 'unknown CARD-1, Data Matrix'],
    ['gs1-128', '(01)09506000134352(10)ABC(17)251231', ']C1', 'product 9506000134352, GS1-128'],
    ['gs1datamatrix', '(01)09506000134352(10)ABC(17)251231', ']d2', 'product 9506000134352, GS1 DataMatrix'],
    ['gs1qrcode', '(01)09506000134352(10)ABC(17)251231', ']Q3', 'product 9506000134352, GS1 QR Code'],
    ['databaromni', '(01)09506000134352', ']e0', 'product 9506000134352, GS1 DataBar'],
    [
      'databarexpanded',
      '(01)99506000134355(3103)001250(10)ABC',
      ']e0',
      'product 99506000134355, GS1 DataBar',
    ],
    ['pdf417', 'HELLO', ']L', 'unknown HELLO, PDF417'],
    ['azteccode', 'HELLO', ']z0', 'unknown HELLO, Aztec'],
  ])('of the kind %s with %s is told as %s and read so', async (bcid, content, aim, reading) => {
    const scan = await scanned(bcid, content);
    expect(scan.aim).toContain(aim);
    const { kind, code, symbology, goods } = readScan(scan, rules);
    expect(`${kind} ${code}, ${symbology}`).toBe(reading);
    if (content.includes('(10)ABC')) expect(goods).toMatchObject({ lot: 'ABC' });
    // A keyboard types the identifier in front.
    expect(readScan({ text: scan.aim + scan.text, aim: null }, rules)).toMatchObject({
      kind,
      code,
      symbology,
    });
  });
});
