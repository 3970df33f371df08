import { DeviceTrouble } from './device-trouble.ts';

/**
 * Why a device couldn't be opened. Drivers say so only in words: the C library's on Linux and macOS, IOKit's numbers on
 * macOS, Windows' own sentence or serialport's.
 */
export function openTrouble(error: unknown): DeviceTrouble {
  const said = error instanceof Error ? error.message : String(error);
  if (inUse.test(said)) return new DeviceTrouble('IN_USE', { cause: error });
  if (denied.test(said)) return new DeviceTrouble('PERMISSION_DENIED', { cause: error });
  return new DeviceTrouble('OPEN_FAILED', { cause: error });
}

/**
 * The words of EBUSY, of a lock that another program has (EAGAIN), and of kIOReturnExclusiveAccess. Windows lets a serial
 * port be opened once and denies access to whoever comes second.
 */
const inUse =
  /resource busy|temporarily unavailable|cannot lock|exclusive access|0xE00002C5|being used by|^Opening .*: access denied/i;
/** The words of EACCES and EPERM, kIOReturnNotPermitted, and Windows' error 5. */
const denied = /permission denied|not permitted|access (?:is )?denied|0xE00002E2/i;
