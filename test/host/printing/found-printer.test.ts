import { describe, expect, it } from 'vitest';
import type { StationDevice } from '../../../electron/core/contract/station.ts';
import { testClock } from '../../helpers/clock.ts';
import { scriptedStation } from '../../helpers/scripted-station.ts';
import { tillForTest, value } from '../../helpers/till.ts';

const printer: StationDevice = {
  ...{ key: 'usblp:04b8:0202:J1:', transport: 'usblp', label: 'EPSON TM-T88V', vendorId: 0x04b8 },
  ...{ productId: 0x0202, serialNumber: 'J1', path: '/dev/usb/lp0', ieee1284: 'MFG:EPSON;MDL:TM-T88V' },
  ...{ deviceId: null, state: 'idle', problem: null },
};

describe('A USB printer that was found', () => {
  it('is configured by what it says of itself, as its number isn’t the same each time', async () => {
    const clock = testClock();
    const station = scriptedStation(clock);
    const shop = await tillForTest({ clock, station: station.source });
    const life = station.join();
    life.sees([printer]);
    const [found] = value(await shop.asOwner.devices.list({})).found;
    const connection = { kind: 'usblp', path: '/dev/usb/lp0', ieee1284: 'MFG:EPSON;MDL:TM-T88V' } as const;
    expect(found).toMatchObject({ role: 'printer', connection });
    const { deviceId } = value(
      await shop.asOwner.devices.configure({ role: 'printer', name: 'Counter', connection }),
    );
    const wants = life.told.filter((message) => message.kind === 'want');
    expect(wants.at(-1)?.devices).toMatchObject([{ deviceId, role: 'printer', connection }]);
  });
});
