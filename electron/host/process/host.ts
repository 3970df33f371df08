import '../node-version.cjs';
import { randomBytes } from 'node:crypto';
import { v7 as newId } from 'uuid';
import { localeLike, translatorFor } from '../../core/messages/translate.ts';
import type { Instant } from '../../core/domain/ids.ts';
import { createTill } from '../create-till.ts';
import { folderLog } from '../log.ts';
import { readMachineFacts } from '../machine-facts.ts';
import { joinParent } from './parent.ts';
import { consoleLog } from './console-log.ts';
import { explainOpening } from './explain-opening.ts';
import { serveTill } from './serve.ts';
import { parseHostParameters } from './wire.ts';

/**
 * The host process: it owns the shop's file and answers one shell. Its first message says which folder and as whom;
 * it ends when its parent asks it to or is gone.
 */
const parent = await joinParent();
const { folder, role } = parseHostParameters(parent.parameters);
const locale = localeLike(Intl.DateTimeFormat().resolvedOptions().locale);
const say = translatorFor(locale);

const serving = serveTill({
  session: { shell: 'window', actorName: null, role, till: readMachineFacts(folder).till },
  open: () =>
    createTill({
      folder,
      create: true,
      now: () => Date.now() as Instant,
      newId,
      randomBytes,
      log: folderLog(folder, Date.now),
      locale,
    }),
  explain: (error) => explainOpening(error, say, consoleLog),
  post: parent.post,
  elapsedMs: () => performance.now(),
});

async function end(): Promise<void> {
  await serving.close();
  process.exit(0);
}

parent.onGone(() => void end());
parent.onMessage((message) => void ('close' in message ? end() : serving.answer(message)));
parent.post({ ready: true });
