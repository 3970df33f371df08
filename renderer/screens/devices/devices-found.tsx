import { useId } from 'react';
import type { FoundDevice } from '../../../electron/core/contract/devices.ts';
import type { DeviceRole } from '../../../electron/core/contract/device-parts.ts';
import { entriesOfFound } from '../../state/device-entries.ts';
import { takeIntoUse } from '../../state/devices.ts';
import { Button } from '../../ui/button.tsx';
import { KeyboardIcon, PlugIcon } from '../../ui/icons.tsx';
import { useDesk, useDevices, useSay } from '../../ui/use-desk.ts';
import { factsWords, labelWords, rolesFor } from './device-words.ts';
import type { EditedDevice } from './devices-section.tsx';
import { ProblemSentence } from './problem-list.tsx';

/** As long as the contract lets a name be. */
const longestName = 60;

interface DevicesFoundProps {
  readonly onEdit: (edited: EditedDevice) => void;
}

/** What is plugged in and not used. Nothing where there is nothing. */
export function DevicesFound({ onEdit }: DevicesFoundProps) {
  const say = useSay();
  const title = useId();
  const found = useDevices(({ list }) => list?.found);
  if (found === undefined || found.length === 0) return null;
  return (
    <section aria-labelledby={title}>
      <h4 id={title}>{say('deviceScreen.found')}</h4>
      <ul className="devices-list">
        {found.map((device) => (
          <li key={device.key}>
            <FoundRow found={device} onEdit={onEdit} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function FoundRow({ found, onEdit }: DevicesFoundProps & { readonly found: FoundDevice }) {
  const desk = useDesk();
  const say = useSay();
  const shopsPaper = useDevices((devices) => devices.shopsPaper);
  const label = labelWords(found, say);
  const isKeyboard = found.transport === 'keyboard';
  const use = (role: DeviceRole): void => {
    const name = [...label].slice(0, longestName).join('').trim();
    // How fast a serial port is, nobody but its manual knows.
    if (found.transport === 'serial')
      onEdit({ deviceId: null, entries: entriesOfFound(found, { role, name, shopsPaper }) });
    else void takeIntoUse(desk, found, role, name);
  };
  return (
    <>
      <div className="device">
        {isKeyboard ? <KeyboardIcon size={32} /> : <PlugIcon size={32} />}
        <div className="device-what">
          <p className="device-name">
            <bdi>{label}</bdi>
          </p>
          <p className="device-facts">{factsWords(found, say)}</p>
          {isKeyboard ? <p className="device-facts">{say('deviceScreen.keyboardWorks')}</p> : null}
        </div>
        <div className="device-keys">
          {rolesFor(found).map((role) => (
            <Button key={role} onPress={() => use(role)}>
              {say(`deviceScreen.useAs.${role}`)}
            </Button>
          ))}
        </div>
      </div>
      {found.problem === null ? null : <ProblemSentence problem={found.problem} />}
    </>
  );
}
