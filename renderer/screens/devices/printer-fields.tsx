import type { ErrorBody } from '../../../electron/core/contract/errors.ts';
import type { WholePrinterProfile } from '../../../electron/core/domain/printer-profile.ts';
import {
  columnsOffered,
  dotsOffered,
  printerChoices,
  withDots,
  withPaper,
} from '../../state/printer-entries.ts';
import { Check } from '../../ui/check.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useSay } from '../../ui/use-desk.ts';

interface PrinterFieldsProps {
  readonly printer: WholePrinterProfile;
  readonly problem: ErrorBody | null;
  readonly onEnter: (printer: WholePrinterProfile) => void;
}

/** What a printer is and has: first what differs from shop to shop, then what its manual tells. */
export function PrinterFields({ printer, problem, onEnter }: PrinterFieldsProps) {
  const say = useSay();
  const { paperMm, drawer, answers } = printerChoices;
  return (
    <>
      <Segments
        label={say('printScreen.paper')}
        value={String(printer.paperMm)}
        options={paperMm.map((mm) => ({ value: String(mm), text: say('printScreen.paperMm', { mm }) }))}
        onChange={(chosen) => onEnter(withPaper(printer, chosenOf(paperMm, chosen, printer.paperMm)))}
      />
      <Choice
        name="profile.printer.drawer"
        label={say('printScreen.drawerPin')}
        value={printer.drawer}
        options={drawer.map((value) => ({ value, text: say(`printScreen.drawerPin.${value}`) }))}
        problem={problem}
        onChange={(chosen) => onEnter({ ...printer, drawer: chosenOf(drawer, chosen, printer.drawer) })}
      />
      <div className="printer-checks owner-wide">
        <Check
          label={say('printScreen.cuts')}
          isChecked={printer.cuts}
          onChange={(cuts) => onEnter({ ...printer, cuts })}
        />
        <Check
          label={say('printScreen.makesQr')}
          isChecked={printer.makesQr}
          onChange={(makesQr) => onEnter({ ...printer, makesQr })}
        />
      </div>
      <div className="owner-wide">
        <Choice
          name="profile.printer.answers"
          label={say('printScreen.answers')}
          value={printer.answers}
          options={answers.map((value) => ({ value, text: say(`printScreen.answers.${value}`) }))}
          problem={problem}
          onChange={(chosen) => onEnter({ ...printer, answers: chosenOf(answers, chosen, printer.answers) })}
        />
        <p className="field-hint">{say('printScreen.answersHow')}</p>
      </div>
      <div className="owner-wide">
        <Disclosure label={say('printScreen.finer')}>
          <FinerFields printer={printer} problem={problem} onEnter={onEnter} />
        </Disclosure>
      </div>
      <p className="devices-how owner-wide">{say('printScreen.testHow')}</p>
    </>
  );
}

function FinerFields({ printer, problem, onEnter }: PrinterFieldsProps) {
  const say = useSay();
  const { codePages } = printerChoices;
  const columns = columnsOffered(printer);
  const paperDots = dotsOffered(printer);
  return (
    <div className="owner-fields printer-finer">
      <Segments
        label={say('printScreen.columns')}
        value={String(printer.columns)}
        options={columns.map((count) => ({
          value: String(count),
          text: say('printScreen.columnsOf', { columns: count }),
        }))}
        onChange={(chosen) => onEnter({ ...printer, columns: chosenOf(columns, chosen, printer.columns) })}
      />
      <Segments
        label={say('printScreen.dots')}
        value={String(printer.paperDots)}
        options={paperDots.map((dots) => ({
          value: String(dots),
          text: say('printScreen.dotsOf', { dots }),
        }))}
        onChange={(chosen) => onEnter(withDots(printer, chosenOf(paperDots, chosen, printer.paperDots)))}
      />
      <div className="owner-wide">
        <Choice
          name="profile.printer.codePages"
          label={say('printScreen.codePages')}
          value={printer.codePages}
          options={codePages.map((value) => ({ value, text: say(`printScreen.codePages.${value}`) }))}
          problem={problem}
          onChange={(chosen) =>
            onEnter({ ...printer, codePages: chosenOf(codePages, chosen, printer.codePages) })
          }
        />
      </div>
    </div>
  );
}

/** The choice that a text stands for; what was chosen before where it stands for none. */
const chosenOf = <Chosen extends string | number>(
  all: readonly Chosen[],
  text: string,
  before: Chosen,
): Chosen => all.find((each) => String(each) === text) ?? before;
