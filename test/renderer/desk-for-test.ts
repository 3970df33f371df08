import { randomUUID } from 'node:crypto';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import { clientOver, type Carrier, type TillClient } from '../../electron/core/contract/till-api.ts';
import { refreshBook } from '../../renderer/state/book.ts';
import { followEvent } from '../../renderer/state/shop-events.ts';
import type { FileToSave } from '../../renderer/state/day-papers.ts';
import { openDesk, type Desk } from '../../renderer/state/desk.ts';
import { owner, tillForTest, type TestTill, type TestTillOptions } from '../helpers/till.ts';

export interface TestDesk {
  readonly desk: Desk;
  readonly shop: TestTill;
  /** What was asked, oldest first. */
  readonly asked: { readonly procedure: string; readonly commandId: string | undefined }[];
  /** From now on every answer of this procedure is lost on its way, after the host has done it. */
  readonly loseAnswersOf: (procedure: string | null) => void;
  /** From now on this procedure waits at the door until it is let in. */
  readonly holdBack: (procedure: string) => () => void;
  readonly heard: ('yes' | 'no')[];
  /** What was handed over to be saved, and the pages to be printed. */
  readonly saved: readonly FileToSave[];
  readonly printed: readonly string[];
  /** How often the window has begun anew. */
  readonly timesStartedAgain: () => number;
  /** Resolves when the window has done with every event so far. */
  readonly eventsFollowed: () => Promise<void>;
}

const lost: ErrorBody = { kind: 'fault', code: 'HOST_UNREACHABLE', message: 'No answer.' };

/** A desk of the window over a real till. */
export async function deskForTest(options: TestTillOptions = {}): Promise<TestDesk> {
  const shop = await tillForTest(options);
  const asked: TestDesk['asked'] = [];
  const heard: TestDesk['heard'] = [];
  const doors = new Map<string, Promise<void>>();
  const saved: FileToSave[] = [];
  const printed: string[] = [];
  let losing: string | null = null;
  let timesStartedAgain = 0;
  const carrierTo =
    (trainingId?: string): Carrier =>
    async (procedure, input, commandId) => {
      asked.push({ procedure, commandId });
      await doors.get(procedure);
      const result = await shop.till().dispatch(owner, procedure, input, commandId, trainingId);
      return procedure === losing ? { ok: false, error: lost } : result;
    };
  const tillOfTraining = (trainingId: string, onOver: (problem: ErrorBody) => void): TillClient =>
    clientOver(async (...call) => {
      const result = await carrierTo(trainingId)(...call);
      if (!result.ok && result.error.code === 'TRAINING_OVER') onOver(result.error);
      return result;
    }, randomUUID);
  const desk = openDesk({
    till: clientOver(carrierTo(), randomUUID),
    newCommandId: randomUUID,
    tones: { yes: () => heard.push('yes'), no: () => heard.push('no') },
    systemLocale: 'en',
    takeAway: {
      save: (file) => saved.push(file),
      print: (html) => printed.push(html),
    },
    startAgain: () => {
      timesStartedAgain += 1;
    },
    tillOfTraining,
  });
  await refreshBook(desk);
  const following: Promise<void>[] = [];
  shop.till().onEvent((event, trainingId) => {
    if (/^scan\./.test(event.name) && trainingId === null) following.push(followEvent(desk, event));
  });
  return {
    desk,
    shop,
    asked,
    heard,
    saved,
    printed,
    timesStartedAgain: () => timesStartedAgain,
    eventsFollowed: async () => {
      await Promise.all(following);
    },
    loseAnswersOf: (procedure) => {
      losing = procedure;
    },
    holdBack: (procedure) => {
      const door = Promise.withResolvers<void>();
      doors.set(procedure, door.promise);
      return () => {
        doors.delete(procedure);
        door.resolve();
      };
    },
  };
}
