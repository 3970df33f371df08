import type { TillApi } from '../../core/contract/till-api.ts';
import type { FeatureServices, Task } from '../context.ts';
import { readKeyboardScanner } from '../devices/device-plan.ts';
import { readMachineFacts, rememberAppearance, rememberBackupFolder } from '../machine-facts.ts';
import { writingFacts } from './machine-file.ts';
import { refuseUnfitFolder } from '../second-folder.ts';

function factsOf(folder: string) {
  const { till, appearance, backupFolder = null } = readMachineFacts(folder);
  return { till, backupFolder, keyboardScanner: readKeyboardScanner(folder), ...appearance };
}

export const machine: FeatureServices<'machine'> = {
  get: ({ machineFolder }) => factsOf(machineFolder),
};

/** A task, since it writes a file and not a row. */
export const updateMachine: Task<TillApi['machine']['update']> = async (
  { machineFolder: folder, announce },
  input,
) => {
  writingFacts(folder, () => rememberAppearance(folder, input));
  announce({ name: 'machine.changed' });
  return factsOf(folder);
};

export const setBackupFolder: Task<TillApi['machine']['setBackupFolder']> = async (
  { machineFolder, announce, lookAtBackups },
  { folder },
) => {
  if (folder !== null) await refuseUnfitFolder(folder, machineFolder);
  writingFacts(machineFolder, () => rememberBackupFolder(machineFolder, folder));
  announce({ name: 'machine.changed' });
  lookAtBackups();
  return { folder };
};
