import { realDrivers } from '../../../native/real-drivers.ts';
import { runStation } from '../../../native/run-station.ts';

// The till's own station over its real drivers, but for its times: a till waits 10 s before it takes a printer for silent and
// 45 s for a proof, and thousands of faults would take days. It is started as the real one is.
runStation(realDrivers, {
  patience: {
    quietMs: 200,
    quietPauseMs: 50,
    openPausesMs: [50, 100, 250],
    lookPausesMs: [100, 250, 500],
    slowLookMs: 500,
  },
  printerPatience: {
    answerWithinMs: 400,
    askPauseMs: 40,
    heldUpAfterMs: 500,
    silentAfterMs: 1_500,
    provenWithinMs: 6_000,
    watchPauseMs: 200,
    openingMs: 300,
    reachPausesMs: [50, 100, 250],
  },
});
