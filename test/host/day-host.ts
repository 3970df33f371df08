import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { v7 as newId } from 'uuid';
import type { Instant } from '../../electron/core/domain/ids.ts';
import { createTill } from '../../electron/host/create-till.ts';
import { silentLog } from '../../electron/host/log.ts';

// A till whose clock says what each question says: a line in, a line out. It is killed by whoever started it.
const [folder = '', startsAt = ''] = process.argv.slice(2);
let now = Number(startsAt) as Instant;
const till = await createTill({
  folder,
  create: true,
  now: () => now,
  newId,
  randomBytes,
  log: silentLog,
  locale: 'en',
});
await till.lookAtClock();
const session = { shell: 'window', actorName: null, till: 'Till 1' } as const;
for await (const line of createInterface({ input: process.stdin })) {
  const asked: {
    at: Instant;
    role: 'owner' | 'cashier';
    procedure: string;
    input: unknown;
    commandId?: string;
  } = JSON.parse(line);
  now = asked.at;
  const { role, procedure, input, commandId } = asked;
  const answer = await till.dispatch({ ...session, role }, procedure, input, commandId);
  writeSync(1, `${JSON.stringify(answer)}\n`);
}
await till.close();
