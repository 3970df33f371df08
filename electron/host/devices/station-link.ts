import { fromStation, type FromStation, type ToStation } from '../../core/contract/station.ts';
import { unreachable } from '../../core/domain/assert.ts';
import type { Log } from '../log.ts';
import type { JobNews, PrinterNews } from './printer-line.ts';
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
  /** Whether one is there that hears what is said now. */
  readonly isJoined: () => boolean;
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
  readonly onJob: (news: JobNews) => void;
  readonly onPrinter: (news: PrinterNews) => void;
  /** Each of its lives: once it was told what is wanted, and when it is over. */
  readonly onLife: (what: 'joined' | 'gone') => void;
}

export function linkToStation({ source, log, wants, ...on }: StationLinkParts): StationLink {
  let news: StationNews = { kind: source === undefined ? 'absent' : 'starting' };
  let current: StationChannel | undefined;

  const hear = (message: unknown): void => {
    const { success, data } = fromStation.safeParse(message);
    if (!success) {
      log.write('warning', 'station.message-broken', { kind: kindOf(message) });
      return;
    }
    switch (data.kind) {
      case 'seen':
        news = { kind: 'running', seen: data };
        return on.onNews();
      case 'scan':
        return on.onScan(data);
      case 'job':
        return on.onJob(data);
      case 'printer':
        return on.onPrinter(data);
      default:
        return unreachable(data);
    }
  };

  const end = (): void => {
    current = undefined;
    news = { kind: 'down' };
    on.onLife('gone');
    on.onNews();
  };

  const stop = source?.onJoined((channel) => {
    // What the one before it had in hand is gone with it, whether or not its end was told.
    if (current !== undefined) on.onLife('gone');
    current = channel;
    news = { kind: news.kind === 'down' ? 'down' : 'starting' };
    // What a station said before it went may come after the next one has joined.
    channel.onMessage((message) => {
      if (current === channel) hear(message);
    });
    channel.onGone(() => {
      if (current === channel) end();
    });
    channel.post(wants());
    on.onLife('joined');
  });

  return {
    news: () => news,
    isJoined: () => current !== undefined,
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
  return kind === 'seen' || kind === 'scan' || kind === 'job' || kind === 'printer' ? kind : 'unknown';
}
