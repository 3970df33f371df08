import type { StationDevice, ToStation } from '../../electron/core/contract/station.ts';
import type { StationSource } from '../../electron/host/station-channel.ts';

/** A device station that a test speaks for: the host's end of it is the real one. */
export interface ScriptedStation {
  readonly source: StationSource;
  /** Begins a life of it; the one before may still be there. */
  readonly join: () => ScriptedLife;
}

export interface ScriptedLife {
  /** What the till has said to it so far. */
  readonly told: readonly ToStation[];
  /** Says something to the till: any message, also a broken one. */
  readonly say: (message: unknown) => void;
  readonly sees: (devices: readonly StationDevice[], problems?: readonly string[]) => void;
  readonly scans: (deviceId: string, text: string, aim?: string | null) => void;
  readonly dies: () => void;
}

export function scriptedStation({ now }: { readonly now: () => number }): ScriptedStation {
  const joining = new Set<Parameters<StationSource['onJoined']>[0]>();
  return {
    source: {
      onJoined(listener) {
        joining.add(listener);
        return () => joining.delete(listener);
      },
    },
    join() {
      const told: ToStation[] = [];
      const hearing: ((message: unknown) => void)[] = [];
      const ending: (() => void)[] = [];
      const say = (message: unknown): void => {
        for (const hear of hearing) hear(message);
      };
      for (const listener of joining) {
        listener({
          post: (message) => told.push(structuredClone(message)),
          onMessage: (hear) => hearing.push(hear),
          onGone: (end) => ending.push(end),
        });
      }
      return {
        told,
        say,
        sees: (devices, problems = []) => say({ kind: 'seen', devices, problems }),
        scans: (deviceId, text, aim = null) => say({ kind: 'scan', deviceId, text, aim, readAt: now() }),
        dies() {
          for (const end of ending) end();
        },
      };
    },
  };
}

/** The hardware lab's scanner, as the station sees it: found and used by itself unless something else is given. */
export function labScanner(change: Partial<StationDevice> = {}): StationDevice {
  const key = 'hid:1d6b:0104:LAB0001:8c:2';
  return {
    ...{ key, transport: 'hid', label: 'Lab Scanner', vendorId: 0x1d6b, productId: 0x0104 },
    ...{ serialNumber: 'LAB0001', path: '/dev/hidraw0', deviceId: key, state: 'ready', problem: null },
    ...change,
  };
}

/** A serial port that nobody uses. */
export const labPort: StationDevice = {
  ...{ key: 'serial:/dev/ttyACM0', transport: 'serial', label: 'Lab Port', vendorId: null, productId: null },
  ...{ serialNumber: null, path: '/dev/ttyACM0', deviceId: null, state: 'idle', problem: null },
};
