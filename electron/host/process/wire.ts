import type { ErrorBody } from '../../core/contract/errors.ts';
import type { TillEvent } from '../../core/contract/events.ts';
import type { ToStation } from '../../core/contract/station.ts';
import type { Result } from '../../core/domain/result.ts';

/** What a shell asks the host process for. `id` is the shell's own, to find the answer's asker again. */
export interface TillRequest {
  readonly id: number;
  readonly procedure: string;
  readonly input: unknown;
  /** Queries pay no heed to it. */
  readonly commandId: string;
  /** The practice shop that is asked; the shop's own book where there is none. */
  readonly trainingId?: string;
}

export interface TillAnswer {
  readonly id: number;
  readonly result: Result<unknown, ErrorBody>;
}

export type ToHost = TillRequest | { readonly close: true } | StationNews;
/** `ready` comes once, before all else: from then on requests are read. */
export type FromHost = TillAnswer | SentEvent | { readonly ready: true } | StationOrder;

/**
 * Where host and station have no channel of their own, the shell carries what they say. `life` counts the stations that
 * it started: what was meant for a dead one isn't taken to the next.
 */
export interface StationNews {
  readonly life: number;
  /** `message` is the station's own word: not yet parsed. */
  readonly station: 'joined' | 'gone' | { readonly message: unknown };
}
export interface StationOrder {
  readonly life: number;
  readonly order: ToStation;
}

/** `trainingId` is the practice shop's whose event it is; null is the shop's own. */
export interface SentEvent {
  readonly event: TillEvent;
  readonly trainingId: string | null;
}

/** What the host process needs to know to start; made by the shell that starts it, never by a window. */
export interface HostParameters {
  /** The shop's folder, absolute. */
  readonly folder: string;
  readonly role: 'cashier' | 'owner';
}

/** Throws where the shell that started this process didn't say what it must. */
export function parseHostParameters(data: unknown): HostParameters {
  if (typeof data === 'object' && data !== null && 'folder' in data && 'role' in data) {
    const { folder, role } = data;
    if (typeof folder === 'string' && (role === 'cashier' || role === 'owner')) return { folder, role };
  }
  throw new TypeError('the host process was started without its folder and role');
}
