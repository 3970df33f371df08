/**
 * What is particular to some makers' scanners. How their reports are laid out isn't: that is read from the reports
 * (`hid-report.ts`), since one maker has several layouts, and a model's firmware may change its own.
 */
export interface HidModel {
  readonly maker: string;
  readonly vendorId: number;
  /** A feature report that has it send whole codes, until its cable is pulled. A model that needs none refuses it. */
  readonly wakeUp?: readonly number[];
}

/** Feature report 254 with a 1: what Honeywell's scanners wait for before they send anything to a program. */
const sendWholeCodes: readonly number[] = [0xfe, 0x01];

/** Makers of scanners and of little else. The numbers are those of usb.ids, and of makers' own udev rules. */
export const scannerMakers: readonly HidModel[] = [
  { maker: 'Honeywell', vendorId: 0x0c2e, wakeUp: sendWholeCodes },
  { maker: 'Youjie', vendorId: 0x23d0, wakeUp: sendWholeCodes },
  { maker: 'Hand Held Products', vendorId: 0x0536 },
  { maker: 'Zebra', vendorId: 0x05e0 },
  { maker: 'Datalogic', vendorId: 0x05f9 },
  { maker: 'Datalogic', vendorId: 0x080c },
  { maker: 'Newland', vendorId: 0x1eab },
  { maker: 'Code', vendorId: 0x11fa },
  { maker: 'Mindeo', vendorId: 0x27dd },
  { maker: 'Intermec', vendorId: 0x067e },
  { maker: 'Opticon', vendorId: 0x065a },
  { maker: 'Cino', vendorId: 0x1fbb },
  { maker: 'Microscan', vendorId: 0x1777 },
  { maker: 'Socket', vendorId: 0x08fb },
  { maker: 'Access-IS', vendorId: 0x0db5 },
];

/** What is known of a maker of scanners; undefined of anybody else. */
export const hidModel = (vendorId: number): HidModel | undefined =>
  scannerMakers.find((model) => model.vendorId === vendorId);
