import type { TillApi } from '../../core/contract/till-api.ts';
import type { FeatureServices, Task } from '../context.ts';
import { cards } from './cards.ts';
import { backup, data } from './data.ts';
import { day } from './day.ts';
import { calibrate, configure, devices, remove, test } from './devices.ts';
import { exportShop } from './export.ts';
import { machine, setBackupFolder, updateMachine } from './machine.ts';
import { drawer } from './drawer.ts';
import { erase } from './erasing.ts';
import { members } from './members.ts';
import { expire, points } from './points.ts';
import { cancel, printing } from './printing.ts';
import { products } from './products.ts';
import { program } from './program.ts';
import { rewards } from './rewards.ts';
import { sales } from './sales.ts';
import { sample } from './sample.ts';
import { shop } from './shop.ts';
import { system } from './system.ts';
import { training } from './training.ts';

/**
 * The verbs of the contract, each with the service behind it. Rescuing a shop is done on its file, whether there is a book
 * in it or not: `create-till` answers that.
 */
export const services: { readonly [Feature in Exclude<keyof TillApi, 'rescue'>]: FeatureServices<Feature> } =
  {
    shop,
    members,
    cards,
    products,
    sales,
    rewards,
    points,
    program,
    day,
    devices,
    printing,
    drawer,
    data,
    machine,
    system,
    training,
    sample,
  };

/** The commands that take their time: on files, or in many transactions. */
export const tasks: {
  readonly 'data.backup': Task<TillApi['data']['backup']>;
  readonly 'data.export': Task<TillApi['data']['export']>;
  readonly 'devices.calibrate': Task<TillApi['devices']['calibrate']>;
  readonly 'devices.configure': Task<TillApi['devices']['configure']>;
  readonly 'devices.remove': Task<TillApi['devices']['remove']>;
  readonly 'devices.test': Task<TillApi['devices']['test']>;
  readonly 'machine.setBackupFolder': Task<TillApi['machine']['setBackupFolder']>;
  readonly 'machine.update': Task<TillApi['machine']['update']>;
  readonly 'members.erase': Task<TillApi['members']['erase']>;
  readonly 'points.expire': Task<TillApi['points']['expire']>;
  readonly 'printing.cancel': Task<TillApi['printing']['cancel']>;
} = {
  'data.backup': backup,
  'data.export': exportShop,
  'devices.calibrate': calibrate,
  'devices.configure': configure,
  'devices.remove': remove,
  'devices.test': test,
  'machine.setBackupFolder': setBackupFolder,
  'machine.update': updateMachine,
  'members.erase': erase,
  'points.expire': expire,
  'printing.cancel': cancel,
};
