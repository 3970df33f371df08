import { fromStation, type FromStation, type ToStation } from '../../core/contract/station.ts';
import type { Log } from '../log.ts';
import type { StationChannel, StationSource } from '../station-channel.ts';

export type Seen = Extract<FromStation, { readonly kind: 'seen' }>;
export type StationScan = Extract<FromStation, { readonly kind: 'scan' }>;

/** What is known of the device station: `starting` until it has told what there is, `down` after it went. */
export type StationNews =
  | { readonly kind: 'absent' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'down' }
  | { readonly kind: 'running'; readonly seen: Seen };

/** The host's end of the station, over all of its lives. */
export interface StationLink {
  readonly news: () => StationNews;
  /** Says something to the station that is there now; each later life is told what it `wants` anyway. */
  readonly post: (message: ToStation) => void;
  readonly close: () => void;
}

export interface StationLinkParts {
  readonly source: StationSource | undefined;
  readonly log: Log;
  /** The first thing that each life of the station is told. */
  readonly wants: () => ToStation;
  readonly onNews: () => void;
  readonly onScan: (scan: StationScan) => void;
}

export function linkToStation({ source, log, wants, onNews, onScan }: StationLinkParts): StationLink {
  let news: StationNews = { kind: source === undefined ? 'absent' : 'starting' };
  let current: StationChannel | undefined;

  const hear = (message: unknown): void => {
    const { success, data } = fromStation.safeParse(message);
    if (!success) {
      log.write('warning', 'station.message-broken', { kind: kindOf(message) });
      return;
    }
    if (data.kind === 'scan') return onScan(data);
    if (data.kind !== 'seen') return;
    news = { kind: 'running', seen: data };
    onNews();
  };

  const stop = source?.onJoined((channel) => {
    current = channel;
    news = { kind: news.kind === 'down' ? 'down' : 'starting' };
    // What a station said before it went may come after the next one has joined.
    channel.onMessage((message) => {
      if (current === channel) hear(message);
    });
    channel.onGone(() => {
      if (current !== channel) return;
      current = undefined;
      news = { kind: 'down' };
      onNews();
    });
    channel.post(wants());
  });

  return {
    news: () => news,
    post: (message) => current?.post(message),
    close() {
      stop?.();
      current = undefined;
    },
  };
}

/** What a broken message says that it is. Nothing else of it is written down: it may be a scan. */
function kindOf(message: unknown): string {
  const kind =
    typeof message === 'object' && message !== null && 'kind' in message ? message.kind : undefined;
  return kind === 'seen' || kind === 'scan' ? kind : 'unknown';
}
