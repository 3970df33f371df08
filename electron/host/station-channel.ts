import type { ToStation } from '../core/contract/station.ts';

/** One life of the device station, seen from the host. */
export interface StationChannel {
  /** A message to a station that is gone is lost: what is wanted is said anew to the next one. */
  readonly post: (message: ToStation) => void;
  /** What comes is the station's own word, not yet parsed: foreign drivers live in that process. */
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** Told once. */
  readonly onGone: (listener: () => void) => void;
}

export interface StationSource {
  /** Told at each life of the station, the one that is running included. Gives back the function that stops it. */
  readonly onJoined: (listener: (channel: StationChannel) => void) => () => void;
}
