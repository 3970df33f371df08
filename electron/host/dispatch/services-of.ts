import { procedures, tillApi } from '../../core/contract/till-api.ts';
import { assert } from '../../core/domain/assert.ts';
import { services, tasks } from '../services/index.ts';

/** A service as dispatch calls it; the contract's types hold where it is written, and its input is parsed before. */
type AnyService = (context: unknown, input: unknown) => unknown;
type AnyTask = (context: unknown, input: unknown) => Promise<unknown>;

/** By the name that crosses boundaries. The registry has the contract's shape, which entries lose. */
const servicesByName: ReadonlyMap<string, AnyService> = new Map(
  Object.entries(services as unknown as Record<string, Record<string, AnyService>>).flatMap(
    ([feature, verbs]) =>
      Object.entries(verbs).map(([verb, service]): [string, AnyService] => [`${feature}.${verb}`, service]),
  ),
);

/** What is done on the shop's file and not in its book never comes as far as here. */
export const isOfTheFile = (name: string): boolean => name.startsWith('rescue.');

/** The verb behind a procedure that isn't a task. */
export function serviceOf(name: string): AnyService {
  const service = servicesByName.get(name);
  assert(service !== undefined, `${name} has a service`);
  return service;
}

/** The task behind a command that works on files; undefined for all others. */
export const taskOf = (name: string): AnyTask | undefined =>
  // The registry has the contract's shape; its keys are the names of tasks.
  Object.hasOwn(tasks, name) ? (tasks as unknown as Record<string, AnyTask>)[name] : undefined;

for (const name of procedures.keys()) {
  assert(
    isOfTheFile(name) || (servicesByName.get(name) ?? taskOf(name)) !== undefined,
    `${name} has a service`,
  );
}
assert(Object.keys(tillApi).length === Object.keys(services).length + 1, 'every feature has its services');
