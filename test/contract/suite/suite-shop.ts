import type { Database } from 'better-sqlite3';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { clientOver, type TillClient } from '../../../electron/core/contract/till-api.ts';
import { makeFolder, removeFolder } from '../../helpers/shop-folder.ts';
import { editFile } from '../../helpers/till.ts';
import type { Answer, Binding, Connection, SuiteRole } from './binding.ts';

/** A shop's folder behind one binding, opened as needed, and a note of everything that it was asked. */
export interface SuiteShop {
  readonly folder: string;
  readonly file: string;
  readonly call: (
    procedure: string,
    input: unknown,
    commandId?: string,
    role?: SuiteRole,
    trainingId?: string,
  ) => Promise<Answer>;
  readonly asOwner: TillClient;
  readonly asCashier: TillClient;
  /** Lets the shell go; the next question opens it again. */
  readonly restart: () => Promise<void>;
  /** Changes the file by SQL while nobody has it open. */
  readonly edit: (change: (database: Database) => void) => Promise<void>;
  /** What each procedure has answered so far: "ok", and the codes. */
  readonly answered: Map<string, Set<string>>;
  readonly close: () => Promise<void>;
}

/** With the note of another shop's answers it is written on beside them. */
export function openSuiteShop(binding: Binding, answered: Map<string, Set<string>> = new Map()): SuiteShop {
  const folder = makeFolder();
  const connections = new Map<SuiteRole, Promise<Connection>>();

  const restart = async (): Promise<void> => {
    // The one that was opened first may be the one that the others go through.
    for (const [role, connection] of [...connections].toReversed()) {
      connections.delete(role);
      await (await connection).close();
    }
  };
  const connect = async (role: SuiteRole): Promise<Connection> => {
    if (!binding.opensBothRoles) await restart();
    return binding.open(folder, role);
  };
  const connection = async (role: SuiteRole): Promise<Connection> => {
    const made = connections.get(role) ?? connect(role);
    connections.set(role, made);
    return made;
  };
  const call: SuiteShop['call'] = async (procedure, input, commandId, role = 'owner', trainingId) => {
    const answer = await (await connection(role)).call(procedure, input, commandId, trainingId);
    const codes = answered.get(procedure) ?? new Set();
    answered.set(procedure, codes.add(answer.ok ? 'ok' : answer.error.code));
    return answer;
  };
  const clientAs = (role: SuiteRole): TillClient =>
    clientOver(
      (procedure, input, commandId) => call(procedure, input, commandId, role),
      () => newId(),
    );
  const file = join(folder, 'shop.sqlite');
  return {
    folder,
    file,
    call,
    asOwner: clientAs('owner'),
    asCashier: clientAs('cashier'),
    restart,
    edit: async (change) => {
      await restart();
      editFile(file, change);
    },
    answered,
    close: async () => {
      await restart();
      removeFolder(folder);
    },
  };
}
