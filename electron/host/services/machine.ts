import { join } from 'node:path';
import type { TillApi } from '../../core/contract/till-api.ts';
import type { FeatureServices, Task } from '../context.ts';
import { faultOf } from '../faults.ts';
import { readMachineFacts, rememberAppearance, rememberBackupFolder } from '../machine-facts.ts';
import { refuseUnfitFolder } from '../second-folder.ts';

function factsOf(folder: string) {
  const { till, appearance, backupFolder = null } = readMachineFacts(folder);
  return { till, backupFolder, ...appearance };
}

export const machine: FeatureServices<'machine'> = {
  get: ({ machineFolder }) => factsOf(machineFolder),
};

/** Who can't write the file of these facts has the shop's folder to blame, and hears of it. */
function remember(folder: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw faultOf(error, join(folder, 'machine.json')) ?? error;
  }
}

/** A task, since it writes a file and not a row. */
export const updateMachine: Task<TillApi['machine']['update']> = async (
  { machineFolder: folder, announce },
  input,
) => {
  remember(folder, () => rememberAppearance(folder, input));
  announce({ name: 'machine.changed' });
  return factsOf(folder);
};

export const setBackupFolder: Task<TillApi['machine']['setBackupFolder']> = async (
  { machineFolder, announce, lookAtBackups },
  { folder },
) => {
  if (folder !== null) await refuseUnfitFolder(folder, machineFolder);
  remember(machineFolder, () => rememberBackupFolder(machineFolder, folder));
  announce({ name: 'machine.changed' });
  lookAtBackups();
  return { folder };
};
