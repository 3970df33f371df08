import { useState } from 'react';
import { deviceRoles } from '../../../electron/core/contract/device-parts.ts';
import {
  connectionOf,
  hasPrinterProfile,
  kindsFor,
  profileOf,
  withRole,
  type DeviceEntries,
} from '../../state/device-entries.ts';
import { loadDevices } from '../../state/devices.ts';
import { Field } from '../../ui/field.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useDesk, useSay } from '../../ui/use-desk.ts';
import { EditForm, useSaving } from '../owner/edit-form.tsx';
import { ConnectionFields } from './connection-fields.tsx';
import type { EditedDevice } from './devices-section.tsx';
import { PrinterFields } from './printer-fields.tsx';

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
  'profile.printer.drawer',
  'profile.printer.answers',
  'profile.printer.codePages',
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
      {hasPrinterProfile(entries) ? (
        <PrinterFields
          printer={entries.printer}
          problem={saving.problem}
          onEnter={(printer) => change({ ...entries, printer })}
        />
      ) : null}
    </EditForm>
  );
}
