import type { ReceiptBlock, ReceiptDocument } from '../../../electron/core/contract/receipt.ts';
import { Barcode } from './barcode.tsx';
import { QrCode } from './qr-code.tsx';
import { LogoDrawing } from './logo-drawing.tsx';
import './slip.css';

/** A slip as paper on the screen: the same blocks in the same order as on the printer. */
export function Slip({ document }: { readonly document: ReceiptDocument }) {
  return (
    <article className="slip" lang={document.locale} aria-label={document.title}>
      {document.blocks.map((block, index) => (
        // Blocks have no names of their own, and a slip never changes its order.
        <Block key={index} block={block} />
      ))}
    </article>
  );
}

function Block({ block }: { readonly block: ReceiptBlock }) {
  switch (block.kind) {
    case 'text':
      return (
        <p
          className="slip-text"
          data-align={block.align}
          data-size={block.size}
          data-bold={block.bold}
          dir="auto"
        >
          {block.text}
        </p>
      );
    case 'pair':
      return (
        <p className="slip-pair" data-bold={block.bold}>
          <bdi>{block.left}</bdi>
          <bdi>{block.right}</bdi>
        </p>
      );
    case 'logo':
      return <LogoDrawing logo={block.logo} name={block.name} />;
    case 'rule':
      return <hr className="slip-rule" />;
    case 'barcode':
      return <Barcode symbology={block.symbology} value={block.value} />;
    case 'qr':
      return <QrCode value={block.value} />;
  }
}
