import { useId, useRef, useState } from 'react';
import type { Logo } from '../../../electron/core/domain/logo.ts';
import { readLogo, type LogoProblem } from '../../state/logo-file.ts';
import { Button } from '../../ui/button.tsx';
import { useSay } from '../../ui/use-desk.ts';
import { LogoDrawing } from '../till/logo-drawing.tsx';

interface LogoFieldProps {
  readonly logo: Logo | null;
  readonly onChange: (logo: Logo | null) => void;
}

/** The shop's logo: chosen from a file or dropped here, shown in the dots that the printer prints, taken off again. */
export function LogoField({ logo, onChange }: LogoFieldProps) {
  const say = useSay();
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const latest = useRef(0);
  const [problem, setProblem] = useState<LogoProblem | null>(null);
  const [isReading, setIsReading] = useState(false);
  const [isOver, setIsOver] = useState(false);

  const read = async (chosen: Blob | undefined): Promise<void> => {
    if (chosen === undefined) return;
    latest.current += 1;
    const turn = latest.current;
    setIsReading(true);
    const result = await readLogo(chosen).catch(() => ({ ok: false, error: 'notAPicture' }) as const);
    if (turn !== latest.current) return;
    setIsReading(false);
    setProblem(result.ok ? null : result.error);
    if (result.ok) onChange(result.value);
  };
  const remove = (): void => {
    latest.current += 1;
    setIsReading(false);
    setProblem(null);
    onChange(null);
  };

  return (
    <div
      className="field logo-field"
      role="group"
      aria-labelledby={id}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        void read(event.dataTransfer.files[0]);
      }}
    >
      <span id={id} className="field-label">
        {say('setup.logo')}
      </span>
      <div className="logo-field-row">
        <div className="logo-field-paper" data-empty={logo === null}>
          {logo === null ? say('setup.noLogo') : <LogoDrawing logo={logo} name={say('setup.logo')} />}
        </div>
        <div className="logo-field-keys">
          <input
            ref={file}
            className="heard-only"
            type="file"
            tabIndex={-1}
            aria-label={say('setup.chooseLogo')}
            accept=".svg,.png,.jpg,.jpeg,.webp,image/svg+xml,image/png,image/jpeg,image/webp"
            onChange={(event) => {
              void read(event.target.files?.[0]);
              // The same file may be chosen again once it was mended.
              event.target.value = '';
            }}
          />
          <Button onPress={() => file.current?.click()} isDisabled={isReading}>
            {say(logo === null ? 'setup.chooseLogo' : 'setup.otherLogo')}
          </Button>
          {logo === null ? null : (
            <Button look="quiet" onPress={remove}>
              {say('setup.removeLogo')}
            </Button>
          )}
        </div>
      </div>
      <p className={problem === null ? 'field-hint' : 'field-problem'} role="status">
        {problem === null ? say('setup.logoHint') : say(`setup.logoProblem.${problem}`)}
      </p>
    </div>
  );
}
