import { Switch as BaseSwitch } from '@base-ui/react/switch';
import { useId } from 'react';

interface SwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** On or off, at once; what is only saved with its form is a Check. */
export function Switch({ label, isOn, onChange }: SwitchProps) {
  const id = useId();
  return (
    <div className="switch-row">
      <BaseSwitch.Root
        className="switch"
        aria-labelledby={id}
        checked={isOn}
        onCheckedChange={(checked) => onChange(checked)}
      >
        <BaseSwitch.Thumb className="switch-thumb" />
      </BaseSwitch.Root>
      <span id={id} className="switch-label" aria-hidden="true" onClick={() => onChange(!isOn)}>
        {label}
      </span>
    </div>
  );
}
