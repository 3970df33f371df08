import { expect, it, onTestFinished } from 'vitest';
import { commandLineOf, descendantsOf, packagedCommand, processIsGone } from '../helpers/desktop.ts';
import { folderForTest } from '../helpers/shop-folder.ts';
import { ask, comeIn, serveWith } from '../helpers/web.ts';

it('the installed command serves the till, over a host that is started again when it is killed', async () => {
  const served = await serveWith([packagedCommand], folderForTest());
  onTestFinished(async () => {
    await served.close();
  });
  const cookie = await comeIn(served);
  const page = await (await fetch(served.origin, { headers: { cookie } })).text();
  const script = /src="\.(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? '';
  expect((await fetch(served.origin + script, { headers: { cookie } })).status).toBe(200);
  const setUp = { name: 'Corner Bakery', currency: 'EUR', timeZone: 'Europe/Paris' };
  await ask(served, cookie, { procedure: 'shop.setUp', input: setUp });
  const hostId = (): number =>
    descendantsOf(served.child.pid ?? 0).find((id) => commandLineOf(id).includes('--host-process')) ?? 0;
  const first = hostId();
  process.kill(first, 'SIGKILL');
  const sold = await ask(served, cookie, { procedure: 'sales.record', input: { totalMinor: 1250 } });
  expect(sold).toMatchObject({ ok: true, value: { receiptNumber: 1 } });
  const second = hostId();
  expect(second).not.toBe(first);
  expect(await served.close()).toBe(0);
  await processIsGone(second);
});

it('the installed command serves the till with a device station, which is started again when it is killed', async () => {
  const served = await serveWith([packagedCommand], folderForTest());
  onTestFinished(async () => {
    await served.close();
  });
  const nextStation = async (before: number): Promise<number> => {
    for (;;) {
      const id = descendantsOf(served.child.pid ?? 0).find((id) =>
        commandLineOf(id).includes('--station-process'),
      );
      if (id !== undefined && id !== before) return id;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const first = await nextStation(0);
  process.kill(first, 'SIGKILL');
  const second = await nextStation(first);
  expect(await served.close()).toBe(0);
  await processIsGone(second);
});
