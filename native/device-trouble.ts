import type { DeviceProblem } from '../electron/core/contract/device-parts.ts';

/** Thrown when a device, or all of a kind, can't be used. What is to be done about it is told by its problem. */
export class DeviceTrouble extends Error {
  override readonly name = 'DeviceTrouble';
  readonly problem: DeviceProblem;

  constructor(problem: DeviceProblem, options?: ErrorOptions) {
    super(problem, options);
    this.problem = problem;
  }
}
