import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { v7 as newId } from 'uuid';
import { Fault } from '../../electron/core/contract/errors.ts';
import type { Instant } from '../../electron/core/domain/ids.ts';
import { createTill } from '../../electron/host/create-till.ts';
import { silentLog } from '../../electron/host/log.ts';

// A till that waits for its first line, opens, and answers many questions at once, each by the number that it came
// with. Its clock says what the newest question says, or what the machine says. It is killed by whoever started it.
const [folder = '', clock = 'given', lockWaitMs = '10000'] = process.argv.slice(2);
const say = (what: unknown): void => {
  writeSync(1, `${JSON.stringify(what)}\n`);
};
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
say('loaded');
const first = await lines.next();
let given = first.done === true ? 0 : Number(first.value);
try {
  const till = await createTill({
    folder,
    create: false,
    now: () => (clock === 'given' ? given : Date.now()) as Instant,
    newId,
    randomBytes,
    log: silentLog,
    locale: 'en',
    lockWaitMs: Number(lockWaitMs),
  });
  say('open');
  const session = { shell: 'window', actorName: null, till: 'Till 1' } as const;
  for await (const line of lines) {
    const asked: {
      number: number;
      at: number;
      role: 'owner' | 'cashier';
      procedure: string;
      input: unknown;
      commandId: string;
    } = JSON.parse(line);
    given = asked.at;
    const { number, role, procedure, input, commandId } = asked;
    void till
      .dispatch({ ...session, role }, procedure, input, commandId)
      .then((answer) => say({ number, answer }));
  }
  await till.close();
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  say({ notOpened: error.code });
}
