import type { Connection, DeviceRole, DeviceState } from '../../../electron/core/contract/device-parts.ts';
import {
  AbsentIcon,
  ClockIcon,
  DisplayIcon,
  DoneIcon,
  PrinterIcon,
  ScannerIcon,
  StopIcon,
} from '../../ui/icons.tsx';
import { useSay } from '../../ui/use-desk.ts';
import { lookOfState } from './device-words.ts';

export function RoleIcon({ role }: { readonly role: DeviceRole }) {
  switch (role) {
    case 'scanner':
      return <ScannerIcon size={32} />;
    case 'printer':
      return <PrinterIcon size={32} />;
    case 'display':
      return <DisplayIcon size={32} />;
  }
}

interface DeviceStateMarkProps {
  readonly state: DeviceState;
  readonly kind: Connection['kind'];
}

/** How a device is: in words, with a sign of its own for each. */
export function DeviceStateMark({ state, kind }: DeviceStateMarkProps) {
  const say = useSay();
  return (
    <span className="device-state" data-look={lookOfState(state)}>
      <StateIcon state={state} />
      {state === 'absent' && kind === 'tcp'
        ? say('deviceScreen.state.notReached')
        : say(`deviceScreen.state.${state}`)}
    </span>
  );
}

function StateIcon({ state }: { readonly state: DeviceState }) {
  switch (state) {
    case 'ready':
      return <DoneIcon size={20} />;
    case 'opening':
      return <ClockIcon size={20} />;
    case 'absent':
    case 'idle':
      return <AbsentIcon size={20} />;
    case 'troubled':
      return <StopIcon size={20} />;
  }
}
