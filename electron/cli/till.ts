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
    return (await startDesktop(['--data', shell.folder, ...role])) === 0 ? 0 : 3;
  },
};
