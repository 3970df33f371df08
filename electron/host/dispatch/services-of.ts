import { procedures, tillApi } from '../../core/contract/till-api.ts';
import { assert } from '../../core/domain/assert.ts';
import { services, tasks } from '../services/index.ts';

/** A service as dispatch calls it; the contract's types hold where it is written, and its input is parsed before. */
type AnyService = (context: unknown, input: unknown) => unknown;
type AnyTask = (context: unknown, input: unknown) => Promise<unknown>;

function findService(name: string): AnyService | undefined {
  const [feature = '', verb = ''] = name.split('.');
  // Both names were found in the contract before; the registry has the contract's shape.
  return (services as unknown as Record<string, Record<string, AnyService>>)[feature]?.[verb];
}

/** The verb behind a procedure that isn't a task. */
export function serviceOf(name: string): AnyService {
  const service = findService(name);
  assert(service !== undefined, `${name} has a service`);
  return service;
}

/** The task behind a command that works on files; undefined for all others. */
export const taskOf = (name: string): AnyTask | undefined =>
  // The registry has the contract's shape; its keys are the names of tasks.
  Object.hasOwn(tasks, name) ? (tasks as unknown as Record<string, AnyTask>)[name] : undefined;

for (const name of procedures.keys()) {
  assert((findService(name) ?? taskOf(name)) !== undefined, `${name} has a service`);
}
assert(Object.keys(tillApi).length === Object.keys(services).length, 'every feature has its services');
