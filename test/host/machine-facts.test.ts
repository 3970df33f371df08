import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { usualAppearance } from '../../electron/core/domain/appearance.ts';
import {
  readDevicePlan,
  readKeyboardScanner,
  rememberDevice,
  rememberKeyboardScanner,
  rememberLeftAlone,
  type ConfiguredDevice,
} from '../../electron/host/devices/device-plan.ts';
import {
  readMachineFacts,
  rememberAppearance,
  rememberWindowPlace,
} from '../../electron/host/machine-facts.ts';

const usual = { till: 'till-1', window: undefined, appearance: usualAppearance };
const printer: ConfiguredDevice = {
  ...{ deviceId: 'p', role: 'printer', name: 'Kitchen', connection: { kind: 'virtual' }, profile: {} },
};
const place = { x: 10, y: 20, width: 1024, height: 768, isMaximized: true };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-machine-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (text: string): void => writeFileSync(join(folder, 'machine.json'), text);

describe('machine.json', () => {
  it('that isn’t there gives the usual', () => {
    expect(readMachineFacts(join(folder, 'absent'))).toEqual(usual);
  });

  it.each([
    '',
    '{',
    '[]',
    'null',
    '{"till": 7, "window": {"x": "left"}}',
    '{"till": ""}',
    '{"appearance": "dark"}',
    '{"appearance": {"theme": "pink", "textSize": 12, "hand": null, "volume": ["loud"]}}',
  ])('that says %j gives the usual and no error', (text) => {
    write(text);
    expect(readMachineFacts(folder)).toEqual(usual);
  });

  it('names the till', () => {
    write('{"till": "counter by the door"}');
    expect(readMachineFacts(folder).till).toBe('counter by the door');
  });

  it('remembers the window and leaves what else stands in it', () => {
    write('{"till": "till-2", "printer": {"port": "COM3"}}');
    rememberWindowPlace(folder, place);
    expect(readMachineFacts(folder)).toEqual({ ...usual, till: 'till-2', window: place });
    expect(JSON.parse(readFileSync(join(folder, 'machine.json'), 'utf8'))).toMatchObject({
      printer: { port: 'COM3' },
    });
    expect(readdirSync(folder)).toEqual(['machine.json']);
  });

  it('remembers what was changed of the appearance, and what a newer version wrote there', () => {
    write('{"appearance": {"theme": "dark", "scent": "rye"}}');
    rememberAppearance(folder, { hand: 'left' });
    expect(readMachineFacts(folder).appearance).toEqual({ ...usualAppearance, theme: 'dark', hand: 'left' });
    expect(JSON.parse(readFileSync(join(folder, 'machine.json'), 'utf8'))).toEqual({
      appearance: { theme: 'dark', scent: 'rye', hand: 'left' },
    });
  });

  it.each([
    '{"gapMs": 24, "reads": "typed", "terminator": "Enter"}',
    '{"gapMs": 80.5, "reads": "typed", "terminator": "Enter"}',
    '{"gapMs": 80, "reads": "aloud", "terminator": "Enter"}',
    '{"gapMs": 80, "reads": "typed"}',
    '80',
    'null',
  ])('that says %s of the keyboard’s scanner knows nothing of it', (scanner) => {
    write(`{"keyboardScanner": ${scanner}}`);
    expect(readKeyboardScanner(folder)).toBeNull();
  });

  it('remembers how a scanner types, beside what it remembers of devices', () => {
    const scanner = { gapMs: 120, reads: 'pressed', terminator: 'Tab' } as const;
    rememberDevice(folder, printer);
    rememberKeyboardScanner(folder, scanner);
    expect(readKeyboardScanner(folder)).toEqual(scanner);
    rememberKeyboardScanner(folder, null);
    expect(readKeyboardScanner(folder)).toBeNull();
    expect(readDevicePlan(folder)).toEqual({ devices: [printer], leftAlone: [] });
  });

  it('keeps fifty devices and leaves two hundred scanners alone, the last ones, however many stand in it', () => {
    const devices = Array.from({ length: 60 }, (_, at) => ({ ...printer, deviceId: `p${at}` }));
    const leftAlone = Array.from({ length: 300 }, (_, at) => `hid:${at}`);
    write(JSON.stringify({ devices, leftAlone }));
    const plan = readDevicePlan(folder);
    expect(plan.devices).toEqual(devices.slice(0, 50));
    expect(plan.leftAlone).toEqual(leftAlone.slice(100));
    rememberLeftAlone(folder, [...plan.leftAlone, 'hid:new']);
    expect(readDevicePlan(folder).leftAlone).toEqual([...leftAlone.slice(101), 'hid:new']);
  });
});
