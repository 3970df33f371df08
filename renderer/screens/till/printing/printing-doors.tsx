import type { SaleId } from '../../../../electron/core/domain/ids.ts';
import { toggleDrawer } from '../../../state/drawer.ts';
import { shownKeys } from '../../../state/keys.ts';
import { togglePrints } from '../../../state/prints.ts';
import { hasDrawer, reprintSale } from '../../../state/printing.ts';
import { Button } from '../../../ui/button.tsx';
import { useDesk, usePrinting, useSay } from '../../../ui/use-desk.ts';

/** The doors to what was printed and to the drawer, where there are any. */
export function PrintingDoors() {
  const desk = useDesk();
  const say = useSay();
  const hasPrinter = usePrinting(({ printers }) => printers.length > 0);
  const withDrawer = usePrinting(hasDrawer);
  return (
    <>
      {hasPrinter ? (
        <Button onPress={() => togglePrints(desk)} shownKey={shownKeys.prints}>
          {say('printScreen.list')}
        </Button>
      ) : null}
      {withDrawer ? (
        <Button onPress={() => toggleDrawer(desk)} shownKey={shownKeys.drawer}>
          {say('printScreen.drawer')}
        </Button>
      ) : null}
    </>
  );
}

/** A sale's slip once more, on paper and marked as a copy, where there is a printer. */
export function PrintSlipKey({ saleId }: { readonly saleId: SaleId }) {
  const desk = useDesk();
  const say = useSay();
  const hasPrinter = usePrinting(({ printers }) => printers.length > 0);
  const isUnderWay = usePrinting(({ underWay }) => underWay[saleId] !== undefined);
  const refused = usePrinting((printing) => printing.refused);
  if (!hasPrinter) return null;
  return (
    <>
      <Button isDisabled={isUnderWay} onPress={() => void reprintSale(desk, saleId)}>
        {say('printScreen.slipAgain')}
      </Button>
      {refused?.of === saleId ? (
        <p className="sentence-stop" role="alert">
          {refused.error.message}
        </p>
      ) : null}
    </>
  );
}
