import { appearance } from './appearance.ts';
import { cli } from './cli.ts';
import { counter } from './counter.ts';
import { day } from './day.ts';
import { desktop } from './desktop.ts';
import { devices } from './devices.ts';
import { devicesScreen } from './devices-screen.ts';
import { errors } from './errors.ts';
import { marks } from './marks.ts';
import { member } from './member.ts';
import { outage } from './outage.ts';
import { owner } from './owner.ts';
import { parts } from './parts.ts';
import { people } from './people.ts';
import { points } from './points.ts';
import { printing } from './printing.ts';
import { printingScreen } from './printing-screen.ts';
import { receipt } from './receipt.ts';
import { refunds } from './refunds.ts';
import { report } from './report.ts';
import { rescue } from './rescue.ts';
import { sample } from './sample.ts';
import { setup } from './setup.ts';
import { system } from './system.ts';
import { till } from './till.ts';
import { training } from './training.ts';
import { verify } from './verify.ts';
import { web } from './web.ts';

export const zhCN = {
  ...appearance,
  ...cli,
  ...counter,
  ...day,
  ...desktop,
  ...devices,
  ...devicesScreen,
  ...errors,
  ...marks,
  ...member,
  ...outage,
  ...owner,
  ...parts,
  ...people,
  ...points,
  ...printing,
  ...printingScreen,
  ...receipt,
  ...refunds,
  ...report,
  ...rescue,
  ...sample,
  ...setup,
  ...system,
  ...till,
  ...training,
  ...verify,
  ...web,
} as const;
