import type { ErrorBody } from '../../../electron/core/contract/errors.ts';
import type { Result } from '../../../electron/core/domain/result.ts';

export type SuiteRole = 'owner' | 'cashier';
export type Answer = Result<unknown, ErrorBody>;

/** A way to the till, open on a shop's folder as one role. */
export interface Connection {
  readonly call: (
    procedure: string,
    input: unknown,
    commandId?: string,
    trainingId?: string,
  ) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

/** A shell that the contract is asked through. */
export interface Binding {
  readonly name: string;
  /**
   * Whether an owner's and a cashier's connection may be open on one folder at the same time. Where they may not, each
   * change between them costs a new start: a test asks what it needs as one, and then as the other.
   */
  readonly opensBothRoles: boolean;
  /** Whether `__proto__` can be a key: on its way out of a window objects are copied, and it isn't one of the copy's. */
  readonly carriesProtoKey: boolean;
  /** Whether a practice shop can be asked through it: the command line works on the real shop alone. */
  readonly trains: boolean;
  readonly open: (folder: string, role: SuiteRole) => Promise<Connection>;
}
