import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { TillEvent } from '../../electron/core/contract/events.ts';
import { clientOver } from '../../electron/core/contract/till-api.ts';
import { filesThatHold } from '../helpers/folder-bytes.ts';
import { labPort, labScanner, type ScriptedLife } from '../helpers/scripted-station.ts';
import { itsNumbers, kitchen, tillWithStation } from '../helpers/till-with-station.ts';
import { owner, refusal, tillForTest, value, type TestTill } from '../helpers/till.ts';

const scanner = labScanner();

function eventsOf({ till }: TestTill): TillEvent[] {
  const told: TillEvent[] = [];
  till().onEvent((event) => told.push(event));
  return told;
}

const factsIn = ({ folder }: TestTill): Readonly<Record<string, unknown>> => {
  const facts: unknown = JSON.parse(readFileSync(join(folder, 'machine.json'), 'utf8'));
  return Object(facts);
};
const logOf = ({ folder, clock }: TestTill): string =>
  readFileSync(join(folder, 'logs', `${new Date(clock.now()).toISOString().slice(0, 10)}.ndjson`), 'utf8');
const lastWish = ({ told }: ScriptedLife) => told.filter(({ kind }) => kind === 'want').at(-1);

describe('A till without a station', () => {
  it('says so, and keeps what is configured', async () => {
    const shop = await tillForTest();
    const { deviceId } = value(await shop.asOwner.devices.configure(kitchen));
    const { station, devices, problems } = value(await shop.asCashier.devices.list({}));
    expect(station).toBe('absent');
    expect(problems.map(({ code }) => code)).toEqual(['STATION_DOWN']);
    expect(devices).toMatchObject([
      { deviceId, name: 'Kitchen', state: 'troubled', problem: { code: 'STATION_DOWN' } },
    ]);
  });

  it('has what is only pretended all the same', async () => {
    const shop = await tillForTest();
    const { deviceId } = value(
      await shop.asOwner.devices.configure({ ...kitchen, connection: { kind: 'virtual' } }),
    );
    expect(value(await shop.asOwner.devices.test({ deviceId }))).toMatchObject({ outcome: 'works' });
  });
});

describe('The station', () => {
  it('is told what is wanted when it joins, in each of its lives, and at each change', async () => {
    const { shop, station, life } = await tillWithStation();
    expect(life.told).toEqual([{ kind: 'want', devices: [], leftAlone: [] }]);
    const { deviceId } = value(await shop.asOwner.devices.configure(kitchen));
    const { role, connection } = kitchen;
    const wish = { kind: 'want', devices: [{ deviceId, role, connection, profile: {} }], leftAlone: [] };
    expect(life.told.at(-1)).toEqual(wish);
    life.dies();
    expect(station.join().told).toEqual([wish]);
    await shop.restart();
    expect(station.join().told).toEqual([wish]);
  });

  it('is starting until it has told what there is', async () => {
    const { shop, life } = await tillWithStation();
    value(await shop.asOwner.devices.configure(kitchen));
    const before = value(await shop.asCashier.devices.list({}));
    expect(before).toMatchObject({ station: 'starting', problems: [], devices: [{ state: 'opening' }] });
    life.sees([]);
    const after = value(await shop.asCashier.devices.list({}));
    expect(after).toMatchObject({ station: 'running', problems: [], devices: [{ state: 'absent' }] });
  });

  it('that went is said to be down until the next one has told what there is', async () => {
    const { shop, station, life } = await tillWithStation();
    life.sees([scanner]);
    life.dies();
    const down = { station: 'starting', devices: [], problems: [{ code: 'STATION_DOWN' }] };
    expect(value(await shop.asCashier.devices.list({}))).toMatchObject(down);
    const next = station.join();
    expect(value(await shop.asCashier.devices.list({}))).toMatchObject(down);
    next.sees([scanner]);
    life.sees([]);
    expect(value(await shop.asCashier.devices.list({}))).toMatchObject({
      ...{ station: 'running', devices: [{ deviceId: scanner.key }], problems: [] },
    });
  });

  it('tells every window that there is news of it', async () => {
    const { shop, life } = await tillWithStation();
    const told = eventsOf(shop);
    life.sees([scanner]);
    life.dies();
    expect(told).toEqual([{ name: 'devices.changed' }, { name: 'devices.changed' }]);
  });

  it('that sends nonsense is heard no further, and nothing of it is written down but its kind', async () => {
    const { shop, life } = await tillWithStation();
    const told = eventsOf(shop);
    for (const message of [
      null,
      'scan',
      { kind: 'scan', deviceId: scanner.key, text: 4_006_381_333_931, aim: null, readAt: 0 },
      { kind: 'scan', deviceId: scanner.key, text: 'SECRET-1', aim: 'too long', readAt: 0 },
      { kind: 'SECRET-2' },
      { kind: 'seen', devices: [{ ...scanner, state: 'SECRET-3' }], problems: [] },
    ])
      life.say(message);
    expect(told).toEqual([]);
    expect(value(await shop.asCashier.devices.list({})).station).toBe('starting');
    const log = logOf(shop);
    const kinds = log.match(/"station\.message-broken","kind":"\w+"/g);
    expect(kinds?.map((text) => text.split('"').at(-2))).toEqual([
      ...['unknown', 'unknown', 'scan', 'scan', 'unknown', 'seen'],
    ]);
    expect(log).not.toContain('SECRET');
    expect(log).not.toContain('4006381333931');
  });

  it('shows its problems and those of its devices in the shop’s language, with what to do', async () => {
    const { shop, life } = await tillWithStation();
    value(await shop.asOwner.shop.update({ locale: 'zh-CN' }));
    life.sees([labScanner({ state: 'troubled', problem: 'PERMISSION_DENIED' })], ['UDEVADM_MISSING']);
    const { devices, problems } = value(await shop.asCashier.devices.list({}));
    expect(devices[0]?.problem).toMatchObject({
      code: 'PERMISSION_DENIED',
      message: expect.stringMatching(/\p{Script=Han}.*。$/su),
      remedy: expect.stringContaining('sudo cp resources/udev/70-regulars.rules /etc/udev/rules.d/'),
    });
    expect(problems[0]?.remedy).toContain('udev');
  });
});

describe('A scanner that was found', () => {
  it('is listed as used, and configured under its key it has a name', async () => {
    const { shop, life } = await tillWithStation();
    life.sees([scanner, labPort]);
    const { devices, found } = value(await shop.asCashier.devices.list({}));
    expect(devices).toEqual([
      {
        ...{ deviceId: scanner.key, role: 'scanner', name: 'Lab Scanner', connection: itsNumbers },
        ...{ profile: {}, label: 'Lab Scanner', state: 'ready', problem: null, isFound: true },
      },
    ]);
    expect(found).toMatchObject([
      {
        ...{ key: labPort.key, transport: 'serial', role: null, state: 'idle' },
        connection: { kind: 'serial', path: '/dev/ttyACM0', baudRate: 9_600 },
      },
    ]);
    const wish = {
      deviceId: scanner.key,
      role: 'scanner',
      name: 'At the door',
      connection: itsNumbers,
    } as const;
    value(await shop.asOwner.devices.configure(wish));
    expect(value(await shop.asCashier.devices.list({})).devices).toMatchObject([
      { deviceId: scanner.key, name: 'At the door', state: 'ready', isFound: false },
    ]);
  });

  it('is left alone once it was removed, also after a restart, until it is configured', async () => {
    const { shop, station, life } = await tillWithStation();
    life.sees([scanner]);
    value(await shop.asOwner.devices.remove({ deviceId: scanner.key }));
    expect(life.told.at(-1)).toEqual({ kind: 'want', devices: [], leftAlone: [scanner.key] });
    // The station hasn't let it go yet.
    expect(value(await shop.asCashier.devices.list({}))).toMatchObject({
      ...{ devices: [], found: [{ key: scanner.key, role: 'scanner', connection: itsNumbers }] },
    });
    await shop.restart();
    const next = station.join();
    expect(lastWish(next)).toMatchObject({ leftAlone: [scanner.key] });
    next.sees([labScanner({ deviceId: null, state: 'idle' })]);
    value(await shop.asOwner.devices.configure({ role: 'scanner', name: 'Door', connection: itsNumbers }));
    expect(lastWish(next)).toMatchObject({ devices: [{ connection: itsNumbers }], leftAlone: [] });
  });

  it('that was given a name is left alone too when it is removed', async () => {
    const { shop, life } = await tillWithStation();
    const wish = { role: 'scanner', name: 'Door', connection: itsNumbers } as const;
    const { deviceId } = value(await shop.asOwner.devices.configure(wish));
    life.sees([labScanner({ deviceId })]);
    value(await shop.asOwner.devices.remove({ deviceId }));
    expect(lastWish(life)).toMatchObject({ devices: [], leftAlone: [scanner.key] });
  });

  it('is told from its twin of the same make', async () => {
    const { shop, life } = await tillWithStation();
    const twin = labScanner({ key: `${scanner.key}#2`, deviceId: `${scanner.key}#2`, path: '/dev/hidraw1' });
    life.sees([scanner, twin]);
    const wish = { role: 'scanner', connection: itsNumbers } as const;
    for (const { key } of [scanner, twin])
      value(await shop.asOwner.devices.configure({ ...wish, deviceId: key, name: key.slice(-6) }));
    expect(value(await shop.asCashier.devices.list({})).devices).toHaveLength(2);
  });

  it('has a name that can be shown and kept, whatever it says of itself', async () => {
    const { shop, life } = await tillWithStation();
    const label = `\u{1b}[31mRed\n\u202Eliah${'x'.repeat(100)}`;
    life.sees([labScanner({ label })]);
    const [device] = value(await shop.asCashier.devices.list({})).devices;
    expect(device?.label).toMatch(/^\[31mRed liahx+$/);
    const { deviceId = '', name = '' } = device ?? {};
    const wish = { deviceId, name, role: 'scanner', connection: itsNumbers } as const;
    expect(value(await shop.asOwner.devices.configure(wish))).toEqual({ deviceId });
  });
});

describe('Configuring a device', () => {
  it('is done once for one command id, and changes the one that it names', async () => {
    const shop = await tillForTest();
    const once = { commandId: newId() };
    const { deviceId } = value(await shop.asOwner.devices.configure(kitchen, once));
    expect(value(await shop.asOwner.devices.configure(kitchen, once))).toEqual({ deviceId });
    const changed = { ...kitchen, deviceId, name: 'Bar', profile: { terminator: 'cr' } } as const;
    value(await shop.asOwner.devices.configure(changed));
    expect(factsIn(shop)).toEqual({ devices: [changed] });
  });

  it('refuses what another device has, what a role can’t be reached by, and what nobody knows', async () => {
    const { asOwner } = await tillForTest();
    const configure = async (change: object) =>
      refusal(await asOwner.devices.configure({ ...kitchen, ...change }));
    value(await asOwner.devices.configure(kitchen));
    const tcp = { kind: 'tcp', host: 'printer.local', port: 9_100 };
    value(await asOwner.devices.configure({ ...kitchen, connection: { ...tcp, kind: 'tcp' } }));
    expect(await configure({ name: 'Bar' })).toBe('DEVICE_TAKEN connection');
    expect(await configure({ connection: { ...tcp, host: 'Printer.LOCAL' } })).toBe(
      'DEVICE_TAKEN connection',
    );
    expect(await configure({ connection: itsNumbers })).toBe('DEVICE_CONNECTION_UNFIT connection');
    expect(await configure({ role: 'scanner', connection: { kind: 'virtual' } })).toBe(
      'DEVICE_CONNECTION_UNFIT connection',
    );
    expect(await configure({ deviceId: 'nobody' })).toBe('DEVICE_UNKNOWN deviceId');
    expect(refusal(await asOwner.devices.remove({ deviceId: 'nobody' }))).toBe('DEVICE_UNKNOWN deviceId');
    expect(refusal(await asOwner.devices.test({ deviceId: 'nobody' }))).toBe('DEVICE_UNKNOWN deviceId');
  });

  it('leaves what a person wrote into the file as it stands, and what can’t be read of it', async () => {
    const shop = await tillForTest();
    const written = {
      till: 'till-2',
      devices: [
        { ...kitchen, deviceId: 'by-hand', colour: 'red' },
        { ...kitchen, deviceId: 'by-hand', name: 'Twice' },
        { deviceId: 'half', role: 'printer' },
        { ...kitchen, deviceId: 'unfit', connection: { kind: 'hid' } },
        'nonsense',
      ],
      leftAlone: ['hid:1', 7, ''],
    };
    writeFileSync(join(shop.folder, 'machine.json'), JSON.stringify(written));
    const { devices } = value(await shop.asCashier.devices.list({}));
    expect(devices.map(({ deviceId, name }) => [deviceId, name])).toEqual([['by-hand', 'Kitchen']]);
    const bar = { ...kitchen, name: 'Bar', connection: { kind: 'virtual' } } as const;
    const { deviceId } = value(await shop.asOwner.devices.configure(bar));
    const added = { ...bar, deviceId, profile: {} };
    expect(factsIn(shop)).toEqual({ ...written, devices: [...written.devices, added] });
    expect(refusal(await shop.asOwner.devices.remove({ deviceId: 'half' }))).toBe('DEVICE_UNKNOWN deviceId');
    value(await shop.asOwner.devices.remove({ deviceId: 'by-hand' }));
    expect(factsIn(shop)).toEqual({ ...written, devices: [...written.devices.slice(2), added] });
  });

  it('says which file is to blame where it can’t be written', async () => {
    const { asOwner, folder } = await tillForTest();
    const file = join(folder, 'machine.json');
    mkdirSync(file);
    const details = { file };
    expect(await asOwner.devices.configure(kitchen)).toMatchObject({
      ok: false,
      error: { kind: 'fault', details },
    });
    rmSync(file, { recursive: true });
  });
});

describe('A scan of the machine’s own scanner', () => {
  it('comes to every window, those that train too, and is written nowhere', async () => {
    const { shop, life } = await tillWithStation();
    const { trainingId } = value(await shop.asCashier.training.start({}));
    const told: (readonly [TillEvent, string | null])[] = [];
    shop.till().onEvent((event, of) => told.push([event, of]));
    life.sees([scanner]);
    life.scans(scanner.key, '4006381333931', ']E0');
    expect(told.filter(([{ name }]) => name === 'scan.read')).toMatchObject([
      [{ payload: '4006381333931', source: 'scanner', window: null }, null],
    ]);
    value(await shop.asCashier.training.end({ trainingId }));
    expect(filesThatHold(shop.folder, ['4006381333931'])).toEqual([]);
  });

  it('comes to the sample shop while that stands in the shop’s place, once', async () => {
    const { shop, life } = await tillWithStation();
    life.sees([scanner]);
    value(await shop.asOwner.sample.open({ days: 7, members: 10 }));
    const told = eventsOf(shop);
    life.scans(scanner.key, '4006381333931', ']E0');
    expect(told.map(({ name }) => name)).toEqual(['scan.read']);
    expect(value(await shop.asCashier.devices.list({})).devices).toMatchObject([{ deviceId: scanner.key }]);
    value(await shop.asOwner.devices.configure(kitchen));
    expect(factsIn(shop)).toMatchObject({ devices: [{ name: 'Kitchen' }] });
    value(await shop.asOwner.sample.remove({}));
    expect(value(await shop.asCashier.devices.list({})).devices).toMatchObject([{ name: 'Kitchen' }, {}]);
  });
});

describe('A window that trains', () => {
  it('sees and changes the machine’s own devices', async () => {
    const { shop, life } = await tillWithStation();
    life.sees([scanner]);
    const { trainingId } = value(await shop.asCashier.training.start({}));
    const practice = clientOver(
      (procedure, input, commandId) => shop.till().dispatch(owner, procedure, input, commandId, trainingId),
      newId,
    );
    value(await practice.devices.configure(kitchen));
    expect(value(await practice.devices.list({}))).toEqual(value(await shop.asOwner.devices.list({})));
    expect(factsIn(shop)).toMatchObject({ devices: [{ name: 'Kitchen' }] });
  });
});
