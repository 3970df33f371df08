import { useState } from 'react';
import { deviceRoles, framings, terminators } from '../../../electron/core/contract/device-parts.ts';
import {
  connectionOf,
  flowOfText,
  flows,
  kindsFor,
  profileOf,
  framingOfText,
  terminatorOfText,
  withRole,
  type DeviceEntries,
} from '../../state/device-entries.ts';
import { loadDevices } from '../../state/devices.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useDesk, useSay } from '../../ui/use-desk.ts';
import { EditForm, useSaving, type Saving } from '../owner/edit-form.tsx';
import type { EditedDevice } from './devices-section.tsx';

interface DeviceFormProps {
  readonly edited: EditedDevice;
  readonly onDone: () => void;
}

const fields = [
  'name',
  'connection.path',
  'connection.baudRate',
  'connection.flow',
  'connection.host',
  'connection.port',
  'profile.framing',
  'profile.terminator',
];

/** A device added by hand, or one that is changed: what it is, its name, and how it is reached. */
export function DeviceForm({ edited, onDone }: DeviceFormProps) {
  const desk = useDesk();
  const say = useSay();
  const saving = useSaving(() => {
    onDone();
    void loadDevices(desk);
  });
  const [entries, setEntries] = useState(edited.entries);
  const change = (next: DeviceEntries): void => {
    saving.changed();
    setEntries(next);
  };
  const save = () =>
    saving.save((commandId) =>
      desk.till.devices.configure(
        {
          ...(edited.deviceId === null ? {} : { deviceId: edited.deviceId }),
          role: entries.role,
          name: entries.name,
          connection: connectionOf(entries),
          profile: profileOf(entries),
        },
        { commandId },
      ),
    );
  const isNew = edited.deviceId === null;
  return (
    <EditForm
      title={say(isNew ? 'deviceScreen.newDevice' : 'deviceScreen.changeDevice')}
      saving={saving}
      fields={fields}
      onSave={save}
      onBack={onDone}
    >
      <div className="owner-wide">
        <Segments
          label={say('deviceScreen.role')}
          value={entries.role}
          options={deviceRoles.map((value) => ({ value, text: say(`deviceScreen.role.${value}`) }))}
          onChange={(role) => change(withRole(entries, role))}
        />
      </div>
      <Field
        startsFocused
        className="owner-wide"
        name="name"
        label={say('deviceScreen.name')}
        hint={say('deviceScreen.nameHint')}
        value={entries.name}
        problem={saving.problem}
        onChange={(name) => change({ ...entries, name })}
      />
      <div className="owner-wide">
        <Segments
          label={say('deviceScreen.reached')}
          value={entries.kind}
          options={kindsFor(entries.role, entries.before).map((value) => ({
            value,
            text: say(`deviceScreen.kind.${value}`),
          }))}
          onChange={(kind) => change({ ...entries, kind })}
        />
      </div>
      <ConnectionFields
        entries={entries}
        saving={saving}
        onEnter={(entry) => change({ ...entries, ...entry })}
      />
    </EditForm>
  );
}

interface ConnectionFieldsProps {
  readonly entries: DeviceEntries;
  readonly saving: Saving;
  readonly onEnter: (entry: Partial<DeviceEntries>) => void;
}

function ConnectionFields(props: ConnectionFieldsProps) {
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
