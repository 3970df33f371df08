import type { Log } from '../host/log.ts';
import type { StationSource } from '../host/station-channel.ts';

/** A device station that serves the till of this process. */
export interface StationHere {
  readonly source: StationSource;
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

export const stationHere = (_log: Log): StationHere => ({
  source: { onJoined: () => () => {} },
  start: () => {},
  stop: () => Promise.resolve(),
});
