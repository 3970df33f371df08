import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Translate } from '../../../electron/core/messages/translate.ts';
import {
  endCalibration,
  forgetCalibration,
  samplesNeeded,
  startCalibration,
  type Calibrating,
} from '../../state/calibration.ts';
import { shownKeys } from '../../state/keys.ts';
import { lookAtScans } from '../../state/scan-viewer.ts';
import { Button } from '../../ui/button.tsx';
import { DoneIcon, ScannerIcon, StopIcon } from '../../ui/icons.tsx';
import { useDesk, useSay } from '../../ui/use-desk.ts';
import { useFocusBack } from '../../ui/use-focus-back.ts';
import { Barcode } from '../till/barcode.tsx';
import { kindWords } from './scan-viewer.tsx';
import './calibration.css';

/** In no shop's books: a number that a shop may give out itself, with its check digit. */
const sampleCode = '2012345678903';

/** One code, three times: the till learns how a keyboard scanner types. Then it is tried out. */
export function CalibrationScreen({ onDone }: { readonly onDone: () => void }) {
  const desk = useDesk();
  const calibrating = useStore(desk.calibrating);
  useFocusBack();
  useEffect(() => {
    startCalibration(desk);
    return () => endCalibration(desk);
  }, [desk]);
  // One step back is out of this screen, not out of the room.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopImmediatePropagation();
      onDone();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [onDone]);
  return calibrating.learned === null ? (
    <Learning calibrating={calibrating} onBack={onDone} />
  ) : (
    <Learned scanner={calibrating.learned} onDone={onDone} />
  );
}

function Learning({
  calibrating,
  onBack,
}: {
  readonly calibrating: Calibrating;
  readonly onBack: () => void;
}) {
  const desk = useDesk();
  const say = useSay();
  const title = useRef<HTMLHeadingElement>(null);
  const { samples, said, problem } = calibrating;
  // No key has the focus: what a scanner ends its code with would press it.
  useEffect(() => title.current?.focus(), []);
  const isWrong = problem !== null || said === 'differs' || said === 'byHand';
  return (
    <section className="calibration" aria-labelledby="calibration-title">
      <h3 id="calibration-title" ref={title} tabIndex={-1}>
        {say('deviceScreen.calibrateTitle')}
      </h3>
      <p className="devices-how">{say('deviceScreen.calibrateHow')}</p>
      <div className="calibration-sample">
        <Barcode symbology="ean13" value={sampleCode} modulePixels={3} />
      </div>
      <ol className="calibration-steps" aria-label={say('deviceScreen.scansDone', { done: samples.length })}>
        {Array.from({ length: samplesNeeded }, (_none, index) => {
          const isHeard = index < samples.length;
          return (
            <li key={index} data-heard={isHeard}>
              {isHeard ? <DoneIcon size={32} /> : <ScannerIcon size={32} />}
              <span>{say('deviceScreen.scanned', { number: index + 1 })}</span>
              <span className="heard-only">
                {say(isHeard ? 'deviceScreen.scanHeard' : 'deviceScreen.scanWaited')}
              </span>
            </li>
          );
        })}
      </ol>
      <p className="calibration-said" role="status" data-look={isWrong ? 'look' : 'fine'}>
        {isWrong ? <StopIcon /> : null}
        {problem?.message ?? saidWords(calibrating, say)}
      </p>
      <div className="calibration-keys">
        <Button look="quiet" onPress={onBack} shownKey={shownKeys.back}>
          {say('till.back')}
        </Button>
        {samples.length === 0 ? null : (
          <Button onPress={() => startCalibration(desk)}>{say('deviceScreen.startAgain')}</Button>
        )}
      </div>
    </section>
  );
}

const saidWords = ({ said, samples }: Calibrating, say: Translate): string =>
  said === 'goOn'
    ? say('deviceScreen.calibration.goOn', { left: samplesNeeded - samples.length })
    : say(`deviceScreen.calibration.${said}`);

/** It works: what was learned, and a place to try it. */
function Learned({
  scanner,
  onDone,
}: {
  readonly scanner: NonNullable<Calibrating['learned']>;
  readonly onDone: () => void;
}) {
  const desk = useDesk();
  const say = useSay();
  const title = useRef<HTMLHeadingElement>(null);
  const [last] = useStore(desk.scansSeen, ({ scans }) => scans);
  useEffect(() => {
    // What was read before isn't the try.
    lookAtScans(desk);
    title.current?.focus();
  }, [desk]);
  const forget = async (): Promise<void> => {
    if ((await forgetCalibration(desk)) === null) onDone();
  };
  return (
    <section className="calibration" aria-labelledby="calibration-title">
      <h3 id="calibration-title" ref={title} tabIndex={-1} className="calibration-works">
        <DoneIcon size={40} />
        {say(`deviceScreen.works.${scanner.terminator}`, { gapMs: scanner.gapMs })}
      </h3>
      <p className="devices-how">{say('deviceScreen.tryOut')}</p>
      <div className="calibration-sample">
        <Barcode symbology="ean13" value={sampleCode} modulePixels={3} />
      </div>
      <p className="calibration-said" role="status" data-look="fine">
        {last === undefined ? null : (
          <>
            <DoneIcon />
            {say('deviceScreen.tryOutRead', { kind: kindWords(last, say), code: last.shown ?? '–' })}
          </>
        )}
      </p>
      <div className="calibration-keys">
        <Button look="quiet" onPress={() => void forget()}>
          {say('deviceScreen.forget')}
        </Button>
        <Button onPress={() => startCalibration(desk)}>{say('deviceScreen.calibrateAgain')}</Button>
        <Button look="main" onPress={onDone} shownKey={shownKeys.back}>
          {say('deviceScreen.finish')}
        </Button>
      </div>
    </section>
  );
}
