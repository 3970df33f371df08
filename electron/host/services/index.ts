import type { TillApi } from '../../core/contract/till-api.ts';
import type { FeatureServices, Task } from '../context.ts';
import { cards } from './cards.ts';
import { backup, data } from './data.ts';
import { day } from './day.ts';
import { members } from './members.ts';
import { points } from './points.ts';
import { program } from './program.ts';
import { sales } from './sales.ts';
import { shop } from './shop.ts';
import { system } from './system.ts';

/** The verbs of the contract, each with the service behind it. */
export const services: { readonly [Feature in keyof TillApi]: FeatureServices<Feature> } = {
  shop,
  members,
  cards,
  sales,
  points,
  program,
  day,
  data,
  system,
};

/** The commands that work on files, outside any transaction. */
export const tasks: { readonly 'data.backup': Task<TillApi['data']['backup']> } = { 'data.backup': backup };
