import { DeviceTrouble } from './device-trouble.ts';
import type { Drivers } from './drivers.ts';

const notYet = (): Promise<never> => Promise.reject(new DeviceTrouble('OPEN_FAILED'));

export const realDrivers: Drivers = { find: [], openHid: notYet, openSerial: notYet };
