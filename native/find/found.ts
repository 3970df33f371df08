import type { DeviceFacts, DeviceProblem } from '../../electron/core/contract/device-parts.ts';

/** What is plugged in of one kind of devices, and why that may not be all. Finding never throws. */
export interface Found {
  readonly devices: readonly DeviceFacts[];
  readonly problem: DeviceProblem | null;
  /** Of printers: what each says of itself, as IEEE 1284 has it, by its path. */
  readonly ids?: ReadonlyMap<string, string>;
}
