import { ask, comeIn, serveTill } from '../helpers/web.ts';
import { describeContract } from './suite.ts';

describeContract({
  name: 'the browser shell',
  // One folder has one host, and each browser shell starts its own.
  opensBothRoles: false,
  carriesProtoKey: true,
  trains: true,
  open: async (folder, role) => {
    const served = await serveTill(folder, ...(role === 'cashier' ? ['--role', 'cashier'] : []));
    const cookie = await comeIn(served);
    return {
      call: (procedure, input, commandId, trainingId) =>
        ask(served, cookie, { procedure, input, commandId, trainingId }),
      close: async () => {
        await served.close();
      },
    };
  },
});
