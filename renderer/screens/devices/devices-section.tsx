import { useEffect, useState } from 'react';
import { closeDevices, openDevices } from '../../state/devices.ts';
import { newDevice, type DeviceEntries } from '../../state/device-entries.ts';
import { lookAtScans, stopLookingAtScans } from '../../state/scan-viewer.ts';
import { Button } from '../../ui/button.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { useDesk, useDevices, useSay } from '../../ui/use-desk.ts';
import { CalibrationScreen } from './calibration-screen.tsx';
import { DeviceForm } from './device-form.tsx';
import { DevicesInUse } from './devices-in-use.tsx';
import { DevicesFound } from './devices-found.tsx';
import { KeyboardPart } from './keyboard-part.tsx';
import { ProblemList } from './problem-list.tsx';
import { ScanViewer } from './scan-viewer.tsx';
import './devices.css';

/** A device that is typed into its form. */
export interface EditedDevice {
  /** Null for one that isn't configured yet. */
  readonly deviceId: string | null;
  readonly entries: DeviceEntries;
}

type View =
  | { readonly kind: 'all' }
  | { readonly kind: 'form'; readonly edited: EditedDevice }
  | { readonly kind: 'calibration' };

/** What the till reads with, prints on and shows things on. While it is open, scans are shown instead of followed. */
export function DevicesSection() {
  const desk = useDesk();
  const [view, setView] = useState<View>({ kind: 'all' });
  useEffect(() => {
    openDevices(desk);
    lookAtScans(desk);
    return () => {
      closeDevices(desk);
      stopLookingAtScans(desk);
    };
  }, [desk]);
  const backToAll = (): void => setView({ kind: 'all' });
  switch (view.kind) {
    case 'form':
      return <DeviceForm edited={view.edited} onDone={backToAll} />;
    case 'calibration':
      return <CalibrationScreen onDone={backToAll} />;
    case 'all':
      return (
        <AllDevices
          onEdit={(edited) => setView({ kind: 'form', edited })}
          onCalibrate={() => setView({ kind: 'calibration' })}
        />
      );
  }
}

interface AllDevicesProps {
  readonly onEdit: (edited: EditedDevice) => void;
  readonly onCalibrate: () => void;
}

function AllDevices({ onEdit, onCalibrate }: AllDevicesProps) {
  const say = useSay();
  const shopsPaper = useDevices((devices) => devices.shopsPaper);
  const problems = useDevices(({ list }) => list?.problems);
  return (
    <section className="devices" aria-labelledby="devices-title">
      <div className="owner-head devices-head">
        <h3 id="devices-title">{say('deviceScreen.title')}</h3>
        <Button look="main" onPress={() => onEdit({ deviceId: null, entries: newDevice(shopsPaper) })}>
          <PlusIcon size={20} />
          {say('deviceScreen.add')}
        </Button>
      </div>
      <p className="devices-how">{say('deviceScreen.how')}</p>
      {problems === undefined || problems.length === 0 ? null : <ProblemList problems={problems} />}
      <DevicesInUse onEdit={onEdit} />
      <DevicesFound onEdit={onEdit} />
      <KeyboardPart onCalibrate={onCalibrate} />
      <ScanViewer />
    </section>
  );
}
