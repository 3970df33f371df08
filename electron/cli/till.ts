import type { Command } from './command.ts';

export const till: Command = {
  name: 'till',
  syntax: '',
  about: 'cli.till.about',
  options: {},
  required: [],
  operands: [],
  run: async (shell, typed) => {
    // Loaded here alone: no other command has to do with the window.
    const { startDesktop } = await import('../host/desktop-start/start-desktop.ts');
    const role = typed.text('role') === 'cashier' ? ['--role=cashier'] : [];
    const end = await startDesktop(['--data', shell.folder, ...role], shell.say);
    if (end.kind === 'done') return 0;
    const instead = end.kind === 'impossible' ? ` ${shell.say('desktop.instead.commandLine')}` : '';
    shell.printer.complain(`${end.sentence}${instead}`);
    return 3;
  },
};
