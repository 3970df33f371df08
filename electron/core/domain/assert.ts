/** A programmer's error. Dispatch maps it to INTERNAL with an incident id; nobody else catches it. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

/** States what must be true here. `claim` is a sentence for the developer who reads the log, free of personal data. */
export function assert(condition: unknown, claim: string): asserts condition {
  if (!condition) throw new AssertionError(claim);
}

/** The end of an exhaustive `switch`: compiles only when every case is handled. */
export function unreachable(value: never): never {
  throw new AssertionError(`unreachable: ${String(value)}`);
}
