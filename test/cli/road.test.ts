import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { openRoad } from '../../electron/cli/road.ts';
import { version } from '../../electron/core/domain/version.ts';
import { silentLog } from '../../electron/host/log.ts';
import { enrol, openShop, regulars, temporaryFolder } from './regulars.ts';

const place = temporaryFolder();
afterAll(place.remove);
const hostScript = fileURLToPath(new URL('../host/socket-host.ts', import.meta.url));

describe('the road to the shop', () => {
  it('asks again under the same command id when the till dies with a sale in hand', async () => {
    const folder = join(place.path, 'shop');
    await openShop(folder);
    const cardNumber = await enrol(folder);

    // A till that takes the sale and never answers it.
    const host = spawn(process.execPath, [hostScript, folder, version], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(host.stdout, 'data');
    const road = await openRoad({
      folder,
      create: false,
      session: { shell: 'cli', actorName: 'cli:anna', role: 'owner', till: 'cli' },
      waitMs: 30_000,
      isShared: false,
      toRescue: false,
      withDevices: false,
      locale: 'en',
      log: silentLog,
    });
    const commandId = '00000000-0000-4000-8000-0000000000a1';
    const sold = road.carry('sales.record', { cardNumber, totalMinor: 700 }, commandId);
    const asked = once(host.stdout, 'data');
    await asked;
    host.kill('SIGKILL');
    expect(await sold).toMatchObject({ ok: true, value: { pointsEarned: 7 } });
    expect(await road.carry('sales.record', { cardNumber, totalMinor: 700 }, commandId)).toEqual(await sold);
    await road.close();
    const report = await regulars(['--data', folder, 'report', 'day', '--json']);
    expect(report.answer().value['sales']).toMatchObject({ count: 1 });
  });
});
