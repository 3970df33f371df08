import { useId, useState } from 'react';
import type { ErrorBody } from '../../../electron/core/contract/errors.ts';
import { forgetCalibration } from '../../state/calibration.ts';
import { Button } from '../../ui/button.tsx';
import { KeyboardIcon } from '../../ui/icons.tsx';
import { useDesk, useMachine, useSay } from '../../ui/use-desk.ts';

/** How keyboard scanners are heard on this machine, and the way to teach it. */
export function KeyboardPart({ onCalibrate }: { readonly onCalibrate: () => void }) {
  const desk = useDesk();
  const say = useSay();
  const title = useId();
  const scanner = useMachine((machine) => machine.keyboardScanner);
  const [forgotten, setForgotten] = useState<'no' | 'yes' | ErrorBody>('no');
  const forget = async (): Promise<void> => setForgotten((await forgetCalibration(desk)) ?? 'yes');
  return (
    <section aria-labelledby={title}>
      <h4 id={title}>{say('deviceScreen.keyboard')}</h4>
      <div className="device device-keyboard">
        <KeyboardIcon size={32} />
        <p className="device-what">
          {scanner === null
            ? say('deviceScreen.keyboardHow')
            : say(`deviceScreen.keyboardLearned.${scanner.terminator}`, { gapMs: scanner.gapMs })}
        </p>
        <div className="device-keys">
          <Button onPress={onCalibrate}>
            {say(scanner === null ? 'deviceScreen.calibrate' : 'deviceScreen.calibrateAgain')}
          </Button>
          {scanner === null ? null : (
            <Button look="quiet" onPress={() => void forget()}>
              {say('deviceScreen.forget')}
            </Button>
          )}
        </div>
      </div>
      <p role="status" className={typeof forgotten === 'object' ? 'sentence-stop' : 'devices-how'}>
        {forgotten === 'no' || (forgotten === 'yes' && scanner !== null)
          ? null
          : forgotten === 'yes'
            ? say('deviceScreen.forgotten')
            : forgotten.message}
      </p>
    </section>
  );
}
