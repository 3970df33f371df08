import { useId } from 'react';
import type { UsedDevice } from '../../../electron/core/contract/devices.ts';
import { entriesOfDevice } from '../../state/device-entries.ts';
import { loadDevices, putBackDevice, removeDevice, testDevice } from '../../state/devices.ts';
import { Button } from '../../ui/button.tsx';
import { NotRead } from '../../ui/unread.tsx';
import { useDesk, useDevices, useSay } from '../../ui/use-desk.ts';
import { FocusBack } from '../../ui/use-focus-back.ts';
import { DeviceStateMark, RoleIcon } from './device-parts.tsx';
import { DeviceTestLine } from './device-test-line.tsx';
import { reachedWords, testedAs } from './device-words.ts';
import type { EditedDevice } from './devices-section.tsx';
import { ProblemSentence } from './problem-list.tsx';

interface DevicesInUseProps {
  readonly onEdit: (edited: EditedDevice) => void;
}

/** The devices that the till uses, or would if they were plugged in. */
export function DevicesInUse({ onEdit }: DevicesInUseProps) {
  const desk = useDesk();
  const say = useSay();
  const title = useId();
  const list = useDevices((devices) => devices.list);
  const shopsPaper = useDevices((devices) => devices.shopsPaper);
  const problem = useDevices((devices) => devices.problem);
  return (
    <section aria-labelledby={title}>
      <h4 id={title}>{say('deviceScreen.inUse')}</h4>
      <UndoLine />
      <NotRead of={{ value: list, problem, again: () => loadDevices(desk) }} />
      {list === null ? null : (
        <>
          {list.station === 'starting' ? (
            <p className="devices-how" role="status">
              {say('deviceScreen.starting')}
            </p>
          ) : null}
          {list.devices.length === 0 ? <p className="devices-none">{say('deviceScreen.none')}</p> : null}
          <ul className="devices-list">
            {list.devices.map((device) => (
              <li key={device.deviceId}>
                <DeviceRow
                  device={device}
                  onEdit={() =>
                    onEdit({ deviceId: device.deviceId, entries: entriesOfDevice(device, shopsPaper) })
                  }
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface DeviceRowProps {
  readonly device: UsedDevice;
  readonly onEdit: () => void;
}

function DeviceRow({ device, onEdit }: DeviceRowProps) {
  const desk = useDesk();
  const say = useSay();
  const { deviceId, role, name, connection, label, state, problem, isFound } = device;
  const tested = testedAs(role, connection.kind);
  const facts = [
    say(`deviceScreen.role.${role}`),
    reachedWords(connection, say),
    ...(label === null || label === '' || label === name ? [] : [label]),
    ...(isFound ? [say('deviceScreen.foundByItself')] : []),
  ];
  return (
    <>
      <div className="device">
        <RoleIcon role={role} />
        <div className="device-what">
          <p className="device-name">
            <bdi>{name}</bdi>
          </p>
          <p className="device-facts">{facts.join(' · ')}</p>
        </div>
        <DeviceStateMark state={state} kind={connection.kind} />
        <div className="device-keys">
          <Button
            label={say(tested === 'paper' ? 'printScreen.testNamed' : 'deviceScreen.testNamed', { name })}
            onPress={() => void testDevice(desk, deviceId)}
          >
            {say(tested === 'paper' ? 'printScreen.test' : 'deviceScreen.test')}
          </Button>
          <Button label={say('deviceScreen.changeNamed', { name })} onPress={onEdit}>
            {say('deviceScreen.change')}
          </Button>
          <Button
            look="quiet"
            label={say('deviceScreen.removeNamed', { name })}
            onPress={() => void removeDevice(desk, device)}
          >
            {say('deviceScreen.remove')}
          </Button>
        </div>
      </div>
      {problem === null ? null : <ProblemSentence problem={problem} />}
      <DeviceTestLine deviceId={deviceId} tested={tested} isProblemSaid={problem !== null} />
    </>
  );
}

/** What was removed last, and the way back; or why it couldn't be. */
function UndoLine() {
  const desk = useDesk();
  const say = useSay();
  const removed = useDevices((devices) => devices.removed);
  const back = useDevices((devices) => devices.back);
  const refused = useDevices((devices) => devices.refused);
  return (
    <>
      <p className="sentence-stop" role="alert">
        {refused?.message}
      </p>
      <div role="status">
        {removed === null ? null : (
          <div key={removed.commandId} className="devices-undo">
            <FocusBack />
            <p>
              {say(removed.device.isFound ? 'deviceScreen.removedFound' : 'deviceScreen.removed', {
                name: removed.device.name,
              })}
            </p>
            {/* The key that was pressed is gone with its device. */}
            <Button isFocused onPress={() => void putBackDevice(desk)}>
              {say('deviceScreen.putBack')}
            </Button>
          </div>
        )}
        {back === null ? null : (
          <p className="devices-back">{say('deviceScreen.isBack', { name: back.name })}</p>
        )}
      </div>
    </>
  );
}
