import type { Log } from '../host/log.ts';
import { keepStation, type StationPatience } from '../host/process/station-keeper.ts';
import { stationLives, type StationLife } from '../host/process/station-lives.ts';
import type { StationSource } from '../host/station-channel.ts';
import { forkStation, type CarryingStationChild } from './station-child.ts';

/** A device station that is a child process of this one. */
export interface KeptStation {
  readonly source: StationSource;
  /** Starts it; the second time it does nothing. */
  readonly start: () => void;
  /** Lets it close its devices and waits until it is gone. */
  readonly stop: () => Promise<void>;
}

/** Keeps a station for whoever is in this process, or for the host that this process started: see station-relay.ts. */
export function keepStationHere(
  log: Log,
  {
    fork = () => forkStation(log),
    patience = {},
  }: { readonly fork?: () => CarryingStationChild; readonly patience?: Partial<StationPatience> } = {},
): KeptStation {
  const { source, begin } = stationLives();
  let life: StationLife | undefined;
  const keeper = keepStation({
    start: fork,
    onJoined: (child) => {
      life = begin((message) => child.post({ message }));
      child.onStationMessage(life.hear);
    },
    onLost: () => life?.end(),
    log,
    patience,
  });
  return { source, ...keeper };
}
