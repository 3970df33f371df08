import type * as HidLibrary from 'node-hid';
import { DeviceTrouble } from './device-trouble.ts';

/**
 * node-hid, loaded when it is first needed: its binary is linked to libusb, which a system may lack, and a till has to
 * start without it. Asked again, it is loaded again, so that a library that was installed meanwhile is found.
 */
export async function hidLibrary(): Promise<typeof HidLibrary> {
  try {
    const library = await import('node-hid');
    // The binary is loaded at the first call, whichever that is.
    library.getHidapiVersion();
    return library;
  } catch (error) {
    throw hidLibraryTrouble(error);
  }
}

/** The linker says: `libusb-1.0.so.0: cannot open shared object file: No such file or directory`. */
export function hidLibraryTrouble(error: unknown): DeviceTrouble {
  const isLibusb = error instanceof Error && error.message.includes('libusb');
  return new DeviceTrouble(isLibusb ? 'LIBUSB_MISSING' : 'HID_LIBRARY_FAILED', { cause: error });
}
