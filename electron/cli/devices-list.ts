import stringWidth from 'string-width';
import type { FoundDevice, UsedDevice } from '../core/contract/devices.ts';
import { translatorFor, type Translate } from '../core/messages/translate.ts';
import type { Command } from './command.ts';
import { devicesAtHand, type Listed } from './devices-at-hand.ts';
import { connectionText, wordsToAdd } from './devices-words.ts';
import { padded } from './help.ts';
import { shopLocale, tellValue } from './shell.ts';

export const devicesList: Command = {
  name: 'devices list',
  syntax: '[--json]',
  about: 'cli.devices.list.about',
  options: {},
  required: [],
  operands: [],
  run: (shell) =>
    shell.withTill(
      async (till) => {
        const listed = await devicesAtHand(till);
        if (!listed.ok) return shell.tellError(listed.error);
        const say = translatorFor(await shopLocale(till));
        await tellValue(shell, listed, () => listText(listed.value, say));
        return 0;
      },
      { withDevices: true },
    ),
};

/** Every device in a line, with what is the matter with it below. */
function listText({ devices, found, problems, keyboard }: Listed, say: Translate): string {
  const parts = [
    problems.flatMap(({ message, remedy }) => [message, `  ${remedy}`]),
    devices.length === 0 ? [say('cli.devices.none')] : table(devices, (device) => usedCells(device, say)),
    found.length === 0
      ? []
      : [say('cli.devices.found'), ...table(found, (device) => foundCells(device, say))],
    keyboard === null ? [] : [say('cli.devices.keyboard', { gapMs: keyboard.gapMs })],
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function table<Device extends Pick<UsedDevice, 'problem'>>(
  devices: readonly Device[],
  cellsOf: (device: Device) => readonly string[],
): readonly string[] {
  const rows = devices.map((device) => ({ ...device, cells: cellsOf(device) }));
  const columnOf = (column: number): number =>
    Math.max(...rows.map(({ cells }) => stringWidth(cells[column] ?? '')));
  return rows.flatMap(({ problem, cells }) => [
    `  ${cells.map((cell, column) => padded(cell, columnOf(column))).join('  ')}`.trimEnd(),
    ...(problem === null ? [] : [`      ${problem.message}`, `      ${problem.remedy}`]),
  ]);
}

function usedCells(
  { name, role, connection, state, isFound }: UsedDevice,
  say: Translate,
): readonly string[] {
  // What isn't a scanner is opened when there is something for it to do.
  const how = say(state === 'idle' ? 'devices.state.whenNeeded' : `devices.state.${state}`);
  return [
    name,
    say(`devices.role.${role}`),
    connectionText(connection, say),
    isFound ? say('cli.devices.byItself', { state: how }) : how,
  ];
}

const foundCells = (
  { label, transport, path, connection }: FoundDevice,
  say: Translate,
): readonly string[] => [
  label === '' ? (path ?? '') : label,
  say(`devices.transport.${transport}`),
  connection === null ? '' : wordsToAdd(connection),
];
