import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { labScanner } from '../helpers/scripted-station.ts';
import { itsNumbers, kitchen, tillWithStation } from '../helpers/till-with-station.ts';
import { tillForTest, value } from '../helpers/till.ts';

const scanner = labScanner();

describe('Testing a device', () => {
  it('that is a scanner waits for one scan of it, and never says what was read', async () => {
    const { shop, life } = await tillWithStation();
    const twin = labScanner({ key: 'hid:2', deviceId: 'hid:2', path: '/dev/hidraw1' });
    life.sees([scanner, twin]);
    const testing = shop.asOwner.devices.test({ deviceId: scanner.key, waitSeconds: 60 });
    await shop.asOwner.devices.list({});
    expect(life.told.at(-1)).toEqual({ kind: 'look' });
    life.scans('hid:2', 'OTHER');
    life.scans(scanner.key, '4006381333931', ']E0');
    const answer = value(await testing);
    expect(answer).toEqual({
      ...{ deviceId: scanner.key, state: 'ready', outcome: 'works', problem: null },
      ...{ symbology: 'EAN-13', characters: 13 },
    });
    expect(JSON.stringify(answer)).not.toContain('4006381333931');
  });

  it('that is a scanner which reads nothing in time says so', async () => {
    const { shop, life } = await tillWithStation();
    life.sees([scanner]);
    expect(value(await shop.asOwner.devices.test({ deviceId: scanner.key, waitSeconds: 1 }))).toEqual({
      ...{ deviceId: scanner.key, state: 'ready', outcome: 'silent', problem: null },
      ...{ symbology: null, characters: null },
    });
  });

  it('that is pulled in the middle and put back goes on', async () => {
    const { shop, life } = await tillWithStation();
    const wish = { role: 'scanner', name: 'Door', connection: itsNumbers } as const;
    const { deviceId } = value(await shop.asOwner.devices.configure(wish));
    life.sees([labScanner({ deviceId })]);
    const testing = shop.asOwner.devices.test({ deviceId, waitSeconds: 60 });
    await shop.asOwner.devices.list({});
    life.sees([labScanner({ deviceId, path: null, state: 'absent' })]);
    life.sees([labScanner({ deviceId, state: 'opening' })]);
    life.sees([labScanner({ deviceId })]);
    life.scans(deviceId, 'A');
    expect(value(await testing)).toMatchObject({ outcome: 'works', characters: 1 });
  });

  it('that can’t be used says why at once', async () => {
    const { shop, life } = await tillWithStation();
    life.sees([labScanner({ state: 'troubled', problem: 'IN_USE' })]);
    expect(value(await shop.asOwner.devices.test({ deviceId: scanner.key, waitSeconds: 60 }))).toMatchObject({
      ...{ state: 'troubled', outcome: 'troubled', problem: { code: 'IN_USE' } },
    });
  });

  it('that isn’t there says so', async () => {
    const { shop, life } = await tillWithStation();
    const { deviceId } = value(await shop.asOwner.devices.configure(kitchen));
    life.sees([]);
    expect(value(await shop.asOwner.devices.test({ deviceId, waitSeconds: 1 }))).toMatchObject({
      ...{ state: 'absent', outcome: 'absent', problem: null },
    });
  });

  it('that is a printer in the network calls it', async () => {
    const { asOwner } = await tillForTest();
    const printer = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => printer.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => new Promise<void>((resolve) => void printer.close(() => resolve())));
    const { port } = printer.address() as AddressInfo;
    const connection = { kind: 'tcp', host: '127.0.0.1', port } as const;
    const { deviceId } = value(await asOwner.devices.configure({ ...kitchen, connection }));
    expect(value(await asOwner.devices.test({ deviceId }))).toMatchObject({ outcome: 'works' });
    await new Promise<void>((resolve) => void printer.close(() => resolve()));
    expect(value(await asOwner.devices.test({ deviceId }))).toMatchObject({ outcome: 'absent' });
  });

  it('doesn’t keep the till from closing', async () => {
    const { shop, life } = await tillWithStation();
    life.sees([scanner]);
    const testing = shop.asOwner.devices.test({ deviceId: scanner.key, waitSeconds: 60 });
    await shop.asOwner.devices.list({});
    await shop.restart();
    expect(value(await testing)).toMatchObject({ outcome: 'silent' });
  });
});
