import { cli } from './cli.ts';
import { desktop } from './desktop.ts';
import { errors } from './errors.ts';
import { points } from './points.ts';
import { receipt } from './receipt.ts';
import { report } from './report.ts';
import { setup } from './setup.ts';
import { system } from './system.ts';
import { till } from './till.ts';
import { verify } from './verify.ts';

export const zhCN = {
  ...cli,
  ...desktop,
  ...errors,
  ...points,
  ...receipt,
  ...report,
  ...setup,
  ...system,
  ...till,
  ...verify,
} as const;
