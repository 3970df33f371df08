import { existsSync } from 'node:fs';
import { translatorFor } from '../core/messages/translate.ts';
import { version } from '../core/domain/version.ts';
import { folderPlace, trueFolder } from '../host/folder-place.ts';
import { backup } from './backup.ts';
import { batch } from './batch.ts';
import { call } from './call.ts';
import { WrongUsage, type Command, type ExitStatus } from './command.ts';
import { demo } from './demo.ts';
import { devicesAdd } from './devices-add.ts';
import { devicesList } from './devices-list.ts';
import { devicesRemove } from './devices-remove.ts';
import { devicesTest } from './devices-test.ts';
import { exportAll } from './export.ts';
import { help, helpFor, usage, usageOf } from './help.ts';
import { init } from './init.ts';
import { printerTo, type Printer } from './printer.ts';
import { procedures } from './procedures.ts';
import { reportDay } from './report-day.ts';
import { reportOverview } from './report-overview.ts';
import { rescue, rescueSalvage } from './rescue.ts';
import { restore, restoreNewest } from './restore.ts';
import type { Road } from './road.ts';
import { sale } from './sale.ts';
import { serve } from './serve.ts';
import { makeShell, systemLocale } from './shell.ts';
import { till } from './till.ts';
import { verify } from './verify.ts';
import { readWords, type ReadWords } from './words.ts';

const commands: readonly Command[] = [
  init,
  procedures,
  call,
  batch,
  sale,
  reportDay,
  reportOverview,
  verify,
  backup,
  restore,
  restoreNewest,
  rescue,
  rescueSalvage,
  exportAll,
  demo,
  devicesList,
  devicesAdd,
  devicesTest,
  devicesRemove,
  serve,
  till,
];

/** Reads the words, runs the command, says what came of it. Resolves with the exit status. */
export async function runCommandLine(words: readonly string[]): Promise<ExitStatus> {
  const printer = printerTo(process.stdout, process.stderr);
  workWhereTyped();
  try {
    return await runWords(readWords(words, commands), printer);
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error;
    const say = translatorFor(systemLocale());
    printer.complain(say(error.key, error.values));
    printer.complain(error.command === undefined ? usage(commands, say) : usageOf(error.command, say));
    return 2;
  }
}

/** npm runs its scripts in the checkout's folder and says where it was typed: files are meant from there. */
function workWhereTyped(): void {
  const { npm_lifecycle_event: script, INIT_CWD: folder } = process.env;
  if (script === 'regulars' && folder !== undefined && existsSync(folder)) process.chdir(folder);
}

async function runWords({ command, typed }: ReadWords, printer: Printer): Promise<ExitStatus> {
  const say = translatorFor(systemLocale());
  if (typed.flag('version')) {
    await printer.print(version);
    return 0;
  }
  if (typed.flag('help')) {
    await printer.print(command === undefined ? help(commands, say) : helpFor(command, say));
    return 0;
  }
  if (command === undefined) throw new WrongUsage('cli.wrong.noCommand');
  // What is a device's role to one command is the asker's to all others.
  const role = Object.hasOwn(command.options, 'role') ? 'owner' : (typed.text('role') ?? 'owner');
  if (role !== 'owner' && role !== 'cashier') throw new WrongUsage('cli.wrong.role', {}, command);
  if (typed.text('data') === '') throw new WrongUsage('cli.wrong.value', { option: '--data' }, command);

  const roads: Road[] = [];
  const stopListening = closeOnSignal(roads);
  const shell = makeShell({
    folder: trueFolder(folderPlace(typed.text('data'))),
    isJson: typed.flag('json') || command.isAlwaysJson === true,
    role,
    printer,
    onRoad: (road) => roads.push(road),
  });
  try {
    return await command.run(shell, typed);
  } catch (error) {
    if (error instanceof WrongUsage) throw error;
    return await shell.tellError(shell.explain(error));
  } finally {
    stopListening();
  }
}

/** Ctrl-C and a system that ends find the shop's file closed; then the signal does what it usually does. */
function closeOnSignal(roads: readonly Road[]): () => void {
  const end = (signal: NodeJS.Signals): void => {
    stop();
    void Promise.allSettled(roads.map((road) => road.close())).then(() => process.kill(process.pid, signal));
  };
  const stop = (): void => {
    process.off('SIGINT', end).off('SIGTERM', end);
  };
  process.on('SIGINT', end).on('SIGTERM', end);
  return stop;
}
