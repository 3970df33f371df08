import { runStation } from '../../../native/run-station.ts';

// A device station with drivers that do what real ones now and then do. It is started as the real one is.
const fault = process.argv[2];
if (fault === 'crashes at once') process.exit(1);

runStation({
  find: [
    () => {
      if (fault === 'hangs') for (;;);
      // As native code and event emitters throw: there is no promise that could be rejected.
      if (fault === 'throws') {
        setImmediate(() => {
          throw new Error('the driver gave up on 4006381333931');
        });
      }
      return Promise.resolve({ devices: [], problem: null });
    },
  ],
  openHid: () => new Promise(() => {}),
  openSerial: () => new Promise(() => {}),
  openSerialPrinter: () => new Promise(() => {}),
  openUsblpPrinter: () => new Promise(() => {}),
  openTcpPrinter: () => new Promise(() => {}),
  openVirtualPrinter: () => new Promise(() => {}),
});
