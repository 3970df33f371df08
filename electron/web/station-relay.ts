import type { StationChannel, StationSource } from '../host/station-channel.ts';
import type { HostChild } from '../host/process/link.ts';
import type { StationNews, StationOrder } from '../host/process/wire.ts';

/** Carries messages between the station and whichever host lives. */
export interface StationRelay {
  /** A host that has only come is told of the station that is there. */
  readonly hostIsReady: (host: HostChild) => void;
  readonly hear: (order: StationOrder) => void;
}

export function relayStation(source: StationSource): StationRelay {
  let host: HostChild | undefined;
  let life = 0;
  let current: StationChannel | undefined;
  const tell = (station: StationNews['station']): void => host?.post({ life, station });
  source.onJoined((channel) => {
    life += 1;
    current = channel;
    tell('joined');
    channel.onMessage((message) => tell({ message }));
    channel.onGone(() => {
      tell('gone');
      current = undefined;
    });
  });
  return {
    hostIsReady: (ready) => {
      host = ready;
      if (current !== undefined) tell('joined');
    },
    hear: (order) => {
      if (order.life === life) current?.post(order.order);
    },
  };
}
