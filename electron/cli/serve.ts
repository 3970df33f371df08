import { fileURLToPath } from 'node:url';
import type { Command, ExitStatus } from './command.ts';
import { WrongUsage } from './command.ts';
import type { Shell } from './shell.ts';

export const serve: Command = {
  name: 'serve',
  syntax: '[--port N] [--open]',
  about: 'cli.serve.about',
  options: { port: 'text', open: 'flag' },
  required: [],
  operands: [],
  run: async (shell, typed) => {
    const port = Number(/^\d{1,5}$/.exec(typed.text('port') ?? '0')?.[0] ?? Number.NaN);
    if (!(port <= 65_535)) throw new WrongUsage('web.wrongPort', {}, serve);
    const role = typed.text('role') === 'cashier' ? 'cashier' : 'owner';
    return serveTill(shell, { port, role, isToOpen: typed.flag('open') });
  },
};

interface Serving {
  readonly port: number;
  readonly role: 'cashier' | 'owner';
  readonly isToOpen: boolean;
}

async function serveTill(shell: Shell, { port, role, isToOpen }: Serving): Promise<ExitStatus> {
  // From here on a signal closes the shell, and this command ends by itself when that is done.
  const isAskedToEnd = nextSignal();
  const pageFolder = await findPage(shell);
  if (pageFolder === undefined) return 3;
  // Loaded here alone: no other command has to do with HTTP.
  const { openWebShell } = await import('../web/web-shell.ts');
  const web = await openWebShell({ folder: shell.folder, role, port, pageFolder, say: shell.say }).catch(
    (error: unknown) => {
      if (isPortTrouble(error)) return undefined;
      throw error;
    },
  );
  if (web === undefined) {
    const message = shell.say('web.portTaken', { port: String(port) });
    return shell.tellError({ kind: 'refusal', code: 'INPUT_INVALID', message, field: 'port' });
  }
  const { link } = web;
  if (shell.isJson) await shell.printer.json({ ok: true, value: { link } });
  else await shell.printer.print(shell.say('web.ready', { link }));
  if (isToOpen) {
    const { openBrowser } = await import('../web/open-browser.ts');
    openBrowser(link);
  }
  await isAskedToEnd;
  await web.close();
  return 0;
}

/**
 * Resolves at Ctrl-C, at the end of the session and when the terminal is closed. The listeners stay: the signal's
 * usual end of the process would come before the host has closed the shop's file.
 */
function nextSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}

/** The built page's folder. A checkout builds it where its sources have changed; the bundle stands beside it. */
async function findPage(shell: Shell): Promise<string | undefined> {
  if (!import.meta.url.endsWith('.ts')) return fileURLToPath(new URL('../renderer/', import.meta.url));
  const { builtPage } = await import('../host/desktop-start/built-page.ts');
  const checkout = fileURLToPath(new URL('../..', import.meta.url));
  const page = await builtPage(checkout, () => shell.printer.complain(shell.say('desktop.building')));
  if ('folder' in page) return page.folder;
  shell.printer.complain(`${page.problem.trim()}\n${shell.say('web.noPage')}`);
  return undefined;
}

const isPortTrouble = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
