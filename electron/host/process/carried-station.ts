import type { StationSource } from '../station-channel.ts';
import { stationLives, type StationLife } from './station-lives.ts';
import type { StationNews, StationOrder } from './wire.ts';

/** The host's end of a station whose messages the shell carries. */
export function carriedStation(post: (order: StationOrder) => void): {
  readonly source: StationSource;
  readonly hear: (news: StationNews) => void;
} {
  const { source, begin } = stationLives();
  let current: { readonly number: number; readonly life: StationLife } | undefined;
  return {
    source,
    hear: ({ life: number, station }) => {
      if (station === 'joined') {
        current = { number, life: begin((order) => post({ life: number, order })) };
      } else if (current?.number === number) {
        if (station === 'gone') current.life.end();
        else current.life.hear(station.message);
      }
    },
  };
}
