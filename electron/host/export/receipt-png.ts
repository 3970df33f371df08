import type { ReceiptDocument } from '../../core/contract/receipt.ts';
import { drawPng, fontsFor } from './drawing-machine.ts';
import { renderSvg, type SvgPaper } from './receipt-svg.ts';

/** Draws a slip as a picture, a pixel per dot, in the bundled fonts: no browser is needed, and none of the system's. */
export async function renderPng(document: ReceiptDocument, paper: SvgPaper): Promise<Uint8Array> {
  const svg = await renderSvg(document, paper);
  return drawPng(svg, await fontsFor(textOf(document)));
}

const textOf = ({ blocks }: ReceiptDocument): string =>
  blocks
    .map((block) =>
      block.kind === 'text' ? block.text : block.kind === 'pair' ? block.left + block.right : '',
    )
    .join('');
