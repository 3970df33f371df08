import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { connect } from 'node:net';
import type { Connection } from '../../core/contract/device-parts.ts';
import type { Tried } from './try-out.ts';

/** A printer in the same network answers in a moment, or is off. */
const ANSWERS_WITHIN_MS = 3_000;

/** What keeps a device that isn't kept open from being opened; nothing where nothing does. */
export async function openingTrouble(connection: Connection, path: string | null): Promise<Partial<Tried>> {
  if (connection.kind === 'tcp') {
    return (await isAnswered(connection)) ? {} : { state: 'absent', outcome: 'absent' };
  }
  // Windows names its ports where no file can be asked for.
  const isFile = path?.startsWith('/') === true;
  return isFile && !(await mayUse(path))
    ? { state: 'troubled', outcome: 'troubled', problem: 'PERMISSION_DENIED' }
    : {};
}

function isAnswered({ host, port }: { readonly host: string; readonly port: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: ANSWERS_WITHIN_MS });
    const end = (isThere: boolean) => (): void => {
      socket.destroy();
      resolve(isThere);
    };
    socket.on('connect', end(true));
    socket.on('error', end(false));
    socket.on('timeout', end(false));
  });
}

async function mayUse(path: string): Promise<boolean> {
  try {
    await access(path, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
