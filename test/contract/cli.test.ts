import { startBatch } from '../helpers/batch-process.ts';
import { describeContract } from './suite.ts';

// The first process that is open has the shop; the other one reaches it over the shop's socket.
describeContract({
  name: 'the command line',
  opensBothRoles: true,
  carriesProtoKey: true,
  trains: false,
  open: async (folder, role) => {
    const batch = startBatch(folder, role === 'cashier' ? ['--role', 'cashier'] : []);
    return {
      call: batch.call,
      close: async () => {
        await batch.close();
      },
    };
  },
});
