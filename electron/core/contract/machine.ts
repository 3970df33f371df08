import { z } from 'zod';
import { hands, textSizes, themes, volumes } from '../domain/appearance.ts';
import { command, query } from './procedure.ts';

const appearance = {
  theme: z.enum(themes),
  textSize: z.enum(textSizes),
  hand: z.enum(hands).describe('The hand that the pad is for: it lies on that side.'),
  volume: z.enum(volumes),
};

const machineFacts = z.strictObject({
  till: z.string().describe('Which counter this is; history says it.'),
  ...appearance,
});

/** Facts of the machine that the shop's folder lies on. They are kept in its `machine.json`, beside the shop's file. */
export const machine = {
  get: query({
    role: 'cashier',
    input: z.strictObject({}),
    output: machineFacts,
    refusals: [],
  }),

  /** Changes what is given and leaves the rest; every window of the machine follows. */
  update: command({
    role: 'cashier',
    input: z.strictObject(appearance).partial(),
    output: machineFacts,
    refusals: [],
  }),
} as const;
