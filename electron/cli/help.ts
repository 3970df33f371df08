import stringWidth from 'string-width';
import type { Translate } from '../core/messages/translate.ts';
import type { Command } from './command.ts';

export function usageOf(command: Command, say: Translate): string {
  return `${say('cli.usage')} regulars ${command.name}${command.syntax === '' ? '' : ` ${command.syntax}`}`;
}

/** What there is to type, for whoever typed something else. */
export function usage(commands: readonly Command[], say: Translate): string {
  return [
    say('cli.usage'),
    ...commands.map(({ name, syntax }) => `  regulars ${name} ${syntax}`.trimEnd()),
    say('cli.usage.more'),
  ].join('\n');
}

/** The page of one command. */
export function helpFor(command: Command, say: Translate): string {
  return [usageOf(command, say), '', say(command.about), '', ...everywhere(say, command)].join('\n');
}

/** The page of all commands. */
export function help(commands: readonly Command[], say: Translate): string {
  return [
    say('cli.about'),
    '',
    say('cli.commands'),
    ...commands.flatMap((command) => [
      `  regulars ${command.name} ${command.syntax}`.trimEnd(),
      `      ${say(command.about)}`,
    ]),
    '',
    ...everywhere(say),
  ].join('\n');
}

function everywhere(say: Translate, command?: Command): readonly string[] {
  const rows = [
    ['--data DIR', say('cli.help.data')],
    ['--json', say('cli.help.json')],
    // What is a device's role to one command is the asker's to all others.
    ...(command?.options['role'] === undefined ? [['--role cashier', say('cli.help.role')] as const] : []),
    ['--help', say('cli.help.help')],
    ['--version', say('cli.help.version')],
  ] as const;
  return [
    say('cli.everywhere'),
    ...rows.map(([option, about]) => `  ${padded(option, 16)} ${about}`),
    '',
    say('cli.help.statuses'),
  ];
}

/** Filled up with blanks to a number of columns, as a terminal counts them. */
export const padded = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - stringWidth(text)));
