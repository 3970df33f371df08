import { faultOf } from '../faults.ts';
import { machineFile } from '../machine-file.ts';

/** Runs what writes the machine's facts. Who can't write them has the shop's folder to blame, and hears of it. */
export function writingFacts<Value>(folder: string, write: () => Value): Value {
  try {
    return write();
  } catch (error) {
    throw faultOf(error, machineFile(folder)) ?? error;
  }
}
