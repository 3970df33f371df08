import { toggleDrawer } from '../../../state/drawer.ts';
import { shownKeys } from '../../../state/keys.ts';
import { isPaperNearEnd, printerMark } from '../../../state/printer-mark.ts';
import { togglePrints } from '../../../state/prints.ts';
import { hasDrawer, troublesOf } from '../../../state/printing.ts';
import { Button } from '../../../ui/button.tsx';
import { useDesk, usePrinting, useSay, useStage } from '../../../ui/use-desk.ts';
import { PrinterPicture } from './printer-picture.tsx';

interface PrinterSentenceProps {
  readonly onDone: () => void;
}

/** What the printer's mark means: how each printer is and what to do now, and the doors to what it printed. */
export function PrinterSentence({ onDone }: PrinterSentenceProps) {
  const desk = useDesk();
  const say = useSay();
  const printing = usePrinting((state) => state);
  const isOwners = useStage() === 'owner';
  const mark = printerMark(printing);
  const troubles = troublesOf(printing);
  const { asked } = printing;
  const isMany = printing.printers.length > 1;
  return (
    <section
      className="mark-sentence"
      aria-label={say('printScreen.mark')}
      data-state={mark?.state ?? 'fine'}
    >
      <h2>{say('printScreen.mark')}</h2>
      <div role="status" className="printer-sentences">
        {troubles.map(({ deviceId, printerName, reason, waiting }) => (
          <div key={deviceId} className="printer-sentence">
            <PrinterPicture of={reason.code} />
            <div>
              {isMany ? (
                <p className="printing-waiting">
                  <bdi>{printerName}</bdi>
                </p>
              ) : null}
              <p className="printing-what">{reason.message}</p>
              <p>{reason.remedy}</p>
              {waiting > 0 ? (
                <p className="printing-waiting">{say('printScreen.waiting', { slips: waiting })}</p>
              ) : null}
            </div>
          </div>
        ))}
        {asked > 0 ? <p>{say('printScreen.askedAbout', { jobs: asked })}</p> : null}
        {isPaperNearEnd(printing) ? (
          <div className="printer-sentence">
            <PrinterPicture of="NEAR_END" />
            <p>{say('printScreen.nearEnd')}</p>
          </div>
        ) : null}
        {mark?.state === 'fine' ? <p>{say('printScreen.fine')}</p> : null}
      </div>
      {isOwners ? null : (
        <div className="prints-doors">
          <Button
            onPress={() => {
              onDone();
              togglePrints(desk);
            }}
            shownKey={shownKeys.prints}
          >
            {say('printScreen.list')}
          </Button>
          {hasDrawer(printing) ? (
            <Button
              onPress={() => {
                onDone();
                toggleDrawer(desk);
              }}
              shownKey={shownKeys.drawer}
            >
              {say('printScreen.drawer')}
            </Button>
          ) : null}
        </div>
      )}
    </section>
  );
}
