import { describe, expect, it } from 'vitest';
import { listingOf } from '../../electron/host/devices/device-listing.ts';

const nameOf = (label: string): string | undefined =>
  listingOf(
    { devices: [], leftAlone: [] },
    {
      kind: 'running',
      seen: {
        kind: 'seen',
        problems: [],
        devices: [
          {
            ...{ key: 'hid:0c2e:0b61:S1:8c:2', transport: 'hid', label, vendorId: 0x0c2e, productId: 0x0b61 },
            ...{ serialNumber: 'S1', path: '/dev/hidraw0' },
            ...{ deviceId: 'hid:0c2e:0b61:S1:8c:2', state: 'ready', problem: null },
          },
        ],
      },
    },
  ).devices[0]?.name;

describe('a scanner that was found', () => {
  it.each([
    ['Datalogic Gryphon', 'Datalogic Gryphon'],
    [
      'Honeywell International 1950g Area-Imaging Scanner, Rev. C (with charging base)',
      'Honeywell International 1950g Area-Imaging Scanner, Rev. C…',
    ],
    ['x'.repeat(80), `${'x'.repeat(59)}…`],
    ['', 'hid:0c2e:0b61:S1:8c:2'],
  ])('that calls itself %j is named %j', (label, name) => {
    expect(nameOf(label)).toBe(name);
  });
});
