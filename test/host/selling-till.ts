import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { v7 as newId } from 'uuid';
import type { Instant } from '../../electron/core/domain/ids.ts';
import { createTill } from '../../electron/host/create-till.ts';
import { silentLog } from '../../electron/host/log.ts';

// A till that sells to one member without end and says so, one line for each sale that was answered: the command's
// id, the answer. It writes to the pipe itself, so that what it said is said when it is killed.
const [folder = '', memberId = ''] = process.argv.slice(2);
const till = await createTill({
  folder,
  create: false,
  now: () => Date.now() as Instant,
  newId,
  randomBytes,
  log: silentLog,
  locale: 'en',
});
const session = { shell: 'window', actorName: null, role: 'cashier', till: 'Till 1' } as const;
for (;;) {
  const commandId = newId();
  const totalMinor = 1 + Math.floor(Math.random() * 5_000);
  const answer = await till.dispatch(session, 'sales.record', { memberId, totalMinor }, commandId);
  writeSync(1, `${JSON.stringify({ commandId, totalMinor, answer })}\n`);
}
