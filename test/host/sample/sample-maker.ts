import { randomBytes } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { Instant } from '../../../electron/core/domain/ids.ts';
import { createTill } from '../../../electron/host/create-till.ts';
import { silentLog } from '../../../electron/host/log.ts';
import { owner } from '../../helpers/till.ts';

/** Makes a sample shop in a folder, says each day that is done, and waits to be killed. */
const [folder = ''] = process.argv.slice(2);
const till = await createTill({
  ...{ folder, newId, randomBytes },
  create: true,
  now: () => Date.now() as Instant,
  log: silentLog,
  locale: 'en',
});
till.onEvent((event) => console.log(JSON.stringify(event)));
await till.dispatch(owner, 'sample.open', {}, undefined);
