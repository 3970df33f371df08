import { askedAbout, troublesOf } from '../../../state/printing.ts';
import { useDrawer, usePrinting, useSay } from '../../../ui/use-desk.ts';
import { questionWords } from './printing-note.tsx';

/**
 * Says to a screen reader once what the printer wants: the place is always there, and its words change only with the
 * matter. How many slips wait would say it again at each sale.
 */
export function PrintingAnnouncer() {
  const say = useSay();
  const printing = usePrinting((state) => state);
  const openedAt = useDrawer((opening) => opening.openedAt);
  const [trouble] = troublesOf(printing);
  const [job] = askedAbout(printing);
  return (
    <>
      <p className="heard-only" role="status">
        {trouble?.isInTheWay === true ? `${trouble.reason.message} ${trouble.reason.remedy}` : ''}
      </p>
      <p className="heard-only" role="status">
        {job === undefined ? '' : questionWords(job, say)}
      </p>
      <p key={openedAt} className="heard-only" role="status">
        {openedAt === null ? '' : say('printScreen.drawerOpened')}
      </p>
    </>
  );
}
