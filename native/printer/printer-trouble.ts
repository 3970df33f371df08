/** Thrown by a write when its port is over: the cable was pulled, the connection lost, or the port closed. */
export class PrinterGone extends Error {
  override readonly name = 'PrinterGone';

  constructor(options?: ErrorOptions) {
    super('the printer is gone', options);
  }
}

/** Thrown when nothing at a network address lets itself be connected to: refused, not known, or no answer in time. */
export class PrinterUnreachable extends Error {
  override readonly name = 'PrinterUnreachable';

  constructor(options?: ErrorOptions) {
    super('the printer can’t be reached', options);
  }
}
