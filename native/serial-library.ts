import type * as SerialLibrary from 'serialport';
import { DeviceTrouble } from './device-trouble.ts';

/** serialport, loaded when it is first needed: a binary that can't be loaded costs the serial devices, not the station. */
export async function serialLibrary(): Promise<typeof SerialLibrary> {
  try {
    return await import('serialport');
  } catch (error) {
    throw new DeviceTrouble('SERIAL_LIBRARY_FAILED', { cause: error });
  }
}
