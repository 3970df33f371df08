import { describe, it } from 'vitest';
import { launchTill, whyNoDesktop } from '../helpers/desktop.ts';
import { describeContract } from './suite.ts';

const reason = whyNoDesktop();
if (reason === undefined) {
  describeContract({
    name: 'the desktop window',
    // A second start shows the window that is open: one folder has one.
    opensBothRoles: false,
    carriesProtoKey: false,
    trains: true,
    open: (folder, role) => launchTill({ folder, args: role === 'cashier' ? ['--role=cashier'] : [] }),
  });
} else {
  console.warn(`SKIPPED: the contract isn't asked over the desktop window, because ${reason}.`);
  describe.skip('the contract over the desktop window', () => {
    it(reason, () => {});
  });
}
