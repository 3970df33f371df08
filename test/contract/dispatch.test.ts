import { randomBytes } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { Instant } from '../../electron/core/domain/ids.ts';
import { createTill } from '../../electron/host/create-till.ts';
import { folderLog } from '../../electron/host/log.ts';
import type { Till } from '../../electron/host/till.ts';
import { owner } from '../helpers/till.ts';
import { describeContract } from './suite.ts';

/** By its folder the till that both roles ask, and how many of them have it open. */
const tills = new Map<string, { readonly till: Promise<Till>; askers: number }>();

describeContract({
  name: 'dispatch',
  opensBothRoles: true,
  carriesProtoKey: true,
  trains: true,
  async open(folder, role) {
    const open = tills.get(folder) ?? {
      till: createTill({
        folder,
        create: true,
        now: () => Date.now() as Instant,
        newId,
        randomBytes,
        log: folderLog(folder, Date.now),
        locale: 'en',
      }),
      askers: 0,
    };
    tills.set(folder, open);
    open.askers += 1;
    const till = await open.till;
    return {
      call: (procedure, input, commandId, trainingId) =>
        till.dispatch({ ...owner, role }, procedure, input, commandId, trainingId),
      close: async () => {
        if ((open.askers -= 1) > 0) return;
        tills.delete(folder);
        await till.close();
      },
    };
  },
});
