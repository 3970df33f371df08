import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { joinParent } from '../../../electron/host/process/parent.ts';
import { serveTill } from '../../../electron/host/process/serve.ts';
import { parseHostParameters } from '../../../electron/host/process/wire.ts';

// A host process with the smallest shop there can be: a file with one line per counted command id. It is started as
// the real one is, so that a test can end it in the middle.
const parent = await joinParent();
const { folder } = parseHostParameters(parent.parameters);
const book = join(folder, 'counted');
const counted = (): readonly string[] =>
  existsSync(book) ? readFileSync(book, 'utf8').trimEnd().split('\n') : [];

function run(procedure: string, commandId: string | undefined): unknown {
  switch (procedure) {
    case 'count.thenDie':
      if (commandId !== undefined && counted().includes(commandId)) return counted().length;
      appendFileSync(book, `${commandId}\n`);
      return process.kill(process.pid, 'SIGKILL');
    case 'always.die':
      return process.kill(process.pid, 'SIGKILL');
    case 'never.answer':
      return new Promise(() => {});
    default:
      return { processId: process.pid };
  }
}

const serving = serveTill({
  session: { shell: 'window', actorName: null, role: 'owner', till: 'till-1' },
  open: async () => ({
    dispatch: async (_session, procedure, _input, commandId) => ({
      ok: true,
      value: await run(procedure, commandId),
    }),
    onEvent: () => () => {},
    close: async () => appendFileSync(join(folder, 'closed'), 'closed\n'),
  }),
  explain: () => ({ kind: 'fault', code: 'INTERNAL', message: 'never here' }),
  post: parent.post,
  elapsedMs: () => performance.now(),
});

const end = async (): Promise<void> => {
  await serving.close();
  process.exit(0);
};
parent.onGone(() => void end());
parent.onMessage((message) => void ('close' in message ? end() : serving.answer(message)));
parent.post({ ready: true });
