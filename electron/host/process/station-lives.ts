import type { ToStation } from '../../core/contract/station.ts';
import type { StationChannel, StationSource } from '../station-channel.ts';

/** One life of the station, told from where its messages arrive. */
export interface StationLife {
  readonly hear: (message: unknown) => void;
  /** Told as often as one likes; the channel tells it once, and nothing follows. */
  readonly end: () => void;
}

/** Makes a source whose lives begin one after the other: each new one ends the one before it. */
export function stationLives(): {
  readonly source: StationSource;
  readonly begin: (post: (message: ToStation) => void) => StationLife;
} {
  const joining = new Set<(channel: StationChannel) => void>();
  let current: { readonly channel: StationChannel; readonly life: StationLife } | undefined;

  const begin = (post: (message: ToStation) => void): StationLife => {
    current?.life.end();
    const hearing = new Set<(message: unknown) => void>();
    const ending = new Set<() => void>();
    let isOver = false;
    const channel: StationChannel = {
      post: (message) => {
        if (!isOver) post(message);
      },
      onMessage: (listener) => hearing.add(listener),
      onGone: (listener) => ending.add(listener),
    };
    const life: StationLife = {
      hear: (message) => {
        if (isOver) return;
        for (const listener of hearing) listener(message);
      },
      end: () => {
        if (isOver) return;
        isOver = true;
        if (current?.life === life) current = undefined;
        for (const listener of ending) listener();
      },
    };
    current = { channel, life };
    for (const listener of joining) listener(channel);
    return life;
  };

  return {
    begin,
    source: {
      onJoined: (listener) => {
        joining.add(listener);
        if (current !== undefined) listener(current.channel);
        return () => joining.delete(listener);
      },
    },
  };
}
