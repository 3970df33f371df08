import type { z } from 'zod';
import type { Result } from '../domain/result.ts';
import { cards } from './cards.ts';
import { data } from './data.ts';
import { day } from './day.ts';
import { devices } from './devices.ts';
import type { commonRefusals, ErrorBody, FaultCode } from './errors.ts';
import { machine } from './machine.ts';
import { members } from './members.ts';
import { points } from './points.ts';
import { drawer, printing } from './printing.ts';
import type { Procedure } from './procedure.ts';
import { products } from './products.ts';
import { program } from './program.ts';
import { rescue } from './rescue.ts';
import { rewards } from './rewards.ts';
import { sales } from './sales.ts';
import { sample } from './sample.ts';
import { shop } from './shop.ts';
import { system } from './system.ts';
import { training } from './training.ts';

/** Every procedure there is, by feature and verb. Host, shells and the client's type all derive from it. */
export const tillApi = {
  shop,
  members,
  cards,
  products,
  sales,
  rewards,
  points,
  program,
  day,
  devices,
  printing,
  drawer,
  data,
  rescue,
  machine,
  system,
  training,
  sample,
} as const;
export type TillApi = typeof tillApi;

/** The same, by the name that crosses boundaries: "sales.record". */
export const procedures: ReadonlyMap<string, Procedure> = new Map(
  Object.entries(tillApi).flatMap(([feature, verbs]) =>
    Object.entries(verbs).map(([verb, procedure]): [string, Procedure] => [`${feature}.${verb}`, procedure]),
  ),
);

/** What a procedure may answer when it doesn't succeed. */
export type ErrorOf<P extends Procedure> = ErrorBody<
  P['refusals'][number] | (typeof commonRefusals)[number] | FaultCode
>;

export interface CallOptions {
  /** Any UUID; asking again with it returns the first answer. Made for you where it is absent. */
  readonly commandId?: string;
}

type Call<P extends Procedure> = (
  input: z.input<P['input']>,
  ...options: P['kind'] extends 'command' ? [options?: CallOptions] : []
) => Promise<Result<z.output<P['output']>, ErrorOf<P>>>;

/** The till as any client sees it: `till.sales.record({…})`. */
export type TillClient = {
  readonly [Feature in keyof TillApi]: {
    readonly [Verb in keyof TillApi[Feature]]: TillApi[Feature][Verb] extends Procedure
      ? Call<TillApi[Feature][Verb]>
      : never;
  };
};

/** What a shell has to carry: a name, an input and, for commands, an id. The answer has been through the contract. */
export type Carrier = (
  procedure: string,
  input: unknown,
  commandId: string | undefined,
) => Promise<Result<unknown, ErrorBody>>;

/** Makes the typed client over any carrier. `newCommandId` gives a command its id where the caller gave none. */
export function clientOver(carry: Carrier, newCommandId: () => string): TillClient {
  const features = Object.entries(tillApi).map(([feature, verbs]) => [
    feature,
    Object.fromEntries(
      Object.entries(verbs).map(([verb, procedure]) => [
        verb,
        (input: unknown, options?: CallOptions) =>
          carry(
            `${feature}.${verb}`,
            input,
            procedure.kind === 'command' ? (options?.commandId ?? newCommandId()) : undefined,
          ),
      ]),
    ),
  ]);
  // The shape is the one that TillClient derives from the same object; entries lose it.
  return Object.fromEntries(features) as TillClient;
}
