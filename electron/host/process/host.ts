import { endProcess } from '../end-process.ts';
import '../node-version.cjs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import type { Instant } from '../../core/domain/ids.ts';
import { version } from '../../core/domain/version.ts';
import { localeLike, translatorFor } from '../../core/messages/translate.ts';
import { createTill } from '../create-till.ts';
import { errorBodyOf } from '../faults.ts';
import { folderLog } from '../log.ts';
import { readMachineFacts } from '../machine-facts.ts';
import { listen, type Listening } from '../socket.ts';
import type { Till } from '../till.ts';
import { joinParent } from './parent.ts';
import { serveTill } from './serve.ts';
import { parseHostParameters } from './wire.ts';

/**
 * The host process: it owns the shop's file and answers one shell. Its first message says which folder and as whom;
 * it ends when its parent asks it to or is gone.
 */
const parent = await joinParent();
const { folder, role } = parseHostParameters(parent.parameters);
const locale = localeLike(Intl.DateTimeFormat().resolvedOptions().locale);
const log = folderLog(folder, Date.now);

const serving = serveTill({
  session: { shell: 'window', actorName: null, role, till: readMachineFacts(folder).till },
  open: async () => {
    const now = (): Instant => Date.now() as Instant;
    return openToCommandLine(
      await createTill({
        ...{ folder, create: true, now, newId, randomBytes, log, locale, staysToRescue: true },
        station: parent.station,
      }),
    );
  },
  explain: (error) =>
    errorBodyOf(error, {
      say: translatorFor(locale),
      log,
      newId,
      file: join(folder, 'shop.sqlite'),
      procedure: '',
    }),
  post: parent.post,
  elapsedMs: () => performance.now(),
});

/** While the window is open, the command line of the same user reaches the shop through this process. */
async function openToCommandLine(till: Till): Promise<Till> {
  let listening: Listening | undefined;
  try {
    listening = await listen(till, folder, version);
  } catch (error) {
    // The till sells on without it; the command line says that the shop is open elsewhere.
    log.write('warning', 'socket.not-listening', { code: codeOf(error) });
  }
  return {
    ...till,
    close: async () => {
      await listening?.close();
      await till.close();
    },
  };
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

async function end(): Promise<void> {
  await serving.close();
  await endProcess(0);
}

parent.onGone(() => void end());
parent.onMessage((message) => void ('close' in message ? end() : serving.answer(message)));
parent.post({ ready: true });
