import { join } from 'node:path';
import type { TillApi } from '../../core/contract/till-api.ts';
import type { FeatureServices, Task } from '../context.ts';
import { faultOf } from '../faults.ts';
import { readMachineFacts, rememberAppearance } from '../machine-facts.ts';

function factsOf(folder: string) {
  const { till, appearance } = readMachineFacts(folder);
  return { till, ...appearance };
}

export const machine: FeatureServices<'machine'> = {
  get: ({ machineFolder }) => factsOf(machineFolder),
};

/** A task, since it writes a file and not a row. Who can't write it has the shop's folder to blame, and hears of it. */
export const updateMachine: Task<TillApi['machine']['update']> = async (
  { machineFolder: folder, announce },
  input,
) => {
  try {
    rememberAppearance(folder, input);
  } catch (error) {
    throw faultOf(error, join(folder, 'machine.json')) ?? error;
  }
  announce({ name: 'machine.changed' });
  return factsOf(folder);
};
