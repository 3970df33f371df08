import { framings, terminators } from '../../../electron/core/contract/device-parts.ts';
import {
  flowOfText,
  flows,
  framingOfText,
  terminatorOfText,
  type DeviceEntries,
} from '../../state/device-entries.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { useSay } from '../../ui/use-desk.ts';
import type { Saving } from '../owner/edit-form.tsx';

interface ConnectionFieldsProps {
  readonly entries: DeviceEntries;
  readonly saving: Saving;
  readonly onEnter: (entry: Partial<DeviceEntries>) => void;
}

/** What each kind of connection needs to be told. */
export function ConnectionFields(props: ConnectionFieldsProps) {
  const say = useSay();
  switch (props.entries.kind) {
    case 'serial':
      return <SerialFields {...props} />;
    case 'tcp':
      return <NetworkFields {...props} />;
    case 'hid':
    case 'usblp':
      return <p className="devices-how owner-wide">{say('deviceScreen.usbHow')}</p>;
    case 'virtual':
      return <p className="devices-how owner-wide">{say('deviceScreen.virtualHow')}</p>;
  }
}

function SerialFields({ entries, saving: { problem }, onEnter }: ConnectionFieldsProps) {
  const say = useSay();
  return (
    <>
      <Field
        name="connection.path"
        label={say('deviceScreen.path')}
        hint={say('deviceScreen.pathHint')}
        value={entries.path}
        problem={problem}
        onChange={(path) => onEnter({ path })}
      />
      <Field
        name="connection.baudRate"
        label={say('deviceScreen.baudRate')}
        hint={say('deviceScreen.baudHint')}
        inputMode="numeric"
        value={entries.baudRate}
        problem={problem}
        onChange={(baudRate) => onEnter({ baudRate })}
      />
      <Choice
        name="connection.flow"
        label={say('deviceScreen.flow')}
        value={entries.flow}
        options={flows.map((value) => ({ value, text: say(`deviceScreen.flow.${value}`) }))}
        problem={problem}
        onChange={(flow) => onEnter({ flow: flowOfText(flow) })}
      />
      <Choice
        name="profile.framing"
        label={say('deviceScreen.framing')}
        value={entries.framing}
        options={framings.map((value) => ({ value, text: say(`deviceScreen.framing.${value}`) }))}
        problem={problem}
        onChange={(framing) => onEnter({ framing: framingOfText(framing) })}
      />
      {entries.role === 'scanner' ? (
        <Choice
          name="profile.terminator"
          label={say('deviceScreen.terminator')}
          value={entries.terminator}
          options={terminators.map((value) => ({ value, text: say(`deviceScreen.terminator.${value}`) }))}
          problem={problem}
          onChange={(terminator) => onEnter({ terminator: terminatorOfText(terminator) })}
        />
      ) : null}
    </>
  );
}

function NetworkFields({ entries, saving: { problem }, onEnter }: ConnectionFieldsProps) {
  const say = useSay();
  return (
    <>
      <Field
        name="connection.host"
        label={say('deviceScreen.host')}
        hint={say('deviceScreen.hostHint')}
        value={entries.host}
        problem={problem}
        onChange={(host) => onEnter({ host })}
      />
      <Field
        name="connection.port"
        label={say('deviceScreen.port')}
        hint={say('deviceScreen.portHint')}
        inputMode="numeric"
        value={entries.port}
        problem={problem}
        onChange={(port) => onEnter({ port })}
      />
    </>
  );
}
