import { chanceFrom, type Chance } from '../../bench/chance.ts';

/** What happens to a printer, or to the processes of its till, while slips are printed. */
export const printerFaults = [
  'paper out before',
  'paper out in the middle',
  'cover open',
  'offline',
  'cutter jam',
  'slow',
  'silent before',
  'silent in the middle',
  'silent after',
  'takes nothing',
  'cable pulled',
  'cable pulled after some bytes',
  'switched off',
  'taken back by a person',
] as const;
export const processFaults = ['station killed', 'host killed', 'host closed'] as const;
export type PrinterFault = (typeof printerFaults)[number];
export type ProcessFault = (typeof processFaults)[number];
export type FaultName = PrinterFault | ProcessFault;

/** A few sales, and what happens meanwhile. */
export interface Burst {
  /** Rung up one on the heels of the other. */
  readonly sales: number;
  readonly fault: FaultName | null;
  /** How much or how late, from 0 up to 1. */
  readonly extent: number;
  /** Rung up in the middle of the trouble. */
  readonly salesMeanwhile: number;
  /** Happens in the middle of the trouble, before it is mended. */
  readonly onTop: ProcessFault | null;
  /** Whether a person says what is on paper before the trouble is mended, or only afterwards. */
  readonly isAskedEarly: boolean;
}

const FAULTY = 0.75;
const ON_TOP = 0.2;
const ASKED_EARLY = 0.3;
const MOST_SALES = 4;

/** Whether the till's own processes are killed, too, or live through all of it, so that their memory can be weighed. */
export type Processes = 'killed too' | 'left alone';

/** So many sales in all, and the same in every run of a seed. */
export function planOf(seed: number, total: number, processes: Processes): readonly Burst[] {
  const chance = chanceFrom(seed);
  const plan: Burst[] = [];
  for (let left = total; left > 0;) {
    const burst = burstOf(chance, left, processes);
    left -= burst.sales + burst.salesMeanwhile;
    plan.push(burst);
  }
  return plan;
}

function burstOf(chance: Chance, most: number, processes: Processes): Burst {
  const sales = Math.min(1 + chance.below(MOST_SALES), most);
  const isKilling = processes === 'killed too';
  const faults: readonly FaultName[] = isKilling ? [...printerFaults, ...processFaults] : printerFaults;
  const fault = chance.happens(FAULTY) ? chance.oneOf(faults) : null;
  const extent = chance.fraction();
  const salesMeanwhile = Math.min(chance.below(3), most - sales);
  const onTop = chance.happens(ON_TOP) ? chance.oneOf(processFaults) : null;
  return {
    ...{ sales, fault, extent, salesMeanwhile },
    onTop: isKilling && fault !== null && !isOfProcess(fault) ? onTop : null,
    isAskedEarly: chance.happens(ASKED_EARLY),
  };
}

const isOfProcess = (fault: FaultName): boolean => processFaults.some((name) => name === fault);
