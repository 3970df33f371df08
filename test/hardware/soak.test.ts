import { expect, it } from 'vitest';
import { soakHid } from '../soak/hid-soak.ts';

// `npm run test:soak -- --hid N` does the same for as many scans as there is time for.
it('HID scanners whose cables are pulled at random have every whole scan seen exactly once', async () => {
  const { harm, noticeMs } = await soakHid(20_26, 60);
  expect(harm).toEqual({ lost: [], doubled: [], strange: [], late: [] });
  expect(noticeMs.length).toBeGreaterThan(0);
}, 300_000);
