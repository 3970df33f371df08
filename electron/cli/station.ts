import type { Log } from '../host/log.ts';
import type { StationSource } from '../host/station-channel.ts';

/** A device station that serves the till of this process. */
export interface StationHere {
  readonly source: StationSource;
  readonly start: () => void;
  /** Lets it close its devices and waits until it is gone. */
  readonly stop: () => Promise<void>;
}

/** Loaded where it is wanted alone: most commands have to do with no device. */
export async function stationHere(log: Log): Promise<StationHere> {
  const { keepStationHere } = await import('../web/kept-station.ts');
  return keepStationHere(log);
}
