import { longDay } from '../../ui/dates.ts';
import { BookIcon, ClockIcon } from '../../ui/icons.tsx';
import { useBook, useLocale, useSay } from '../../ui/use-desk.ts';
import { FindField } from './find-field.tsx';

/** The shop, the day, the find field, and how the shop's book is: quiet marks, until one has something to say. */
export function TopBar() {
  const phase = useBook((book) => book.phase);
  const locale = useLocale();
  if (phase.kind !== 'open') return null;
  return (
    <header className="top">
      <div className="top-shop">
        <h1 dir="auto">{phase.shop.name}</h1>
        <p>{longDay(phase.shop.today, locale)}</p>
      </div>
      <FindField />
      <Marks />
    </header>
  );
}

function Marks() {
  const say = useSay();
  const trouble = useBook((book) => book.trouble);
  const warnings = useBook((book) => book.warnings);
  const sentence = trouble?.message ?? warnings[0]?.text;
  return (
    <div className="marks">
      <span
        className="mark"
        data-state={trouble === null ? 'fine' : 'stop'}
        role="img"
        aria-label={say(trouble === null ? 'till.bookFine' : 'till.bookTrouble')}
        title={say(trouble === null ? 'till.bookFine' : 'till.bookTrouble')}
      >
        <BookIcon />
      </span>
      <span
        className="mark"
        data-state={warnings.length === 0 ? 'fine' : 'look'}
        role="img"
        aria-label={say(warnings.length === 0 ? 'till.warningsNone' : 'till.warningsSome')}
        title={say(warnings.length === 0 ? 'till.warningsNone' : 'till.warningsSome')}
      >
        <ClockIcon />
      </span>
      {sentence === undefined ? null : (
        <p className="marks-sentence" role="status" data-state={trouble === null ? 'look' : 'stop'}>
          {sentence}
        </p>
      )}
    </div>
  );
}
