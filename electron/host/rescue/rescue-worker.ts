import { parentPort, workerData } from 'node:worker_threads';
import { unreachable } from '../../core/domain/assert.ts';
import { translatorFor } from '../../core/messages/translate.ts';
import { lookAt } from './damage.ts';
import { holdingIn } from './holding.ts';
import { currentOf, prepare } from './prepare.ts';
import type { RescueAnswer, RescueAnswers, RescueTask } from './rescue-thread.ts';
import { salvage } from './salvage.ts';
import { threadFailure } from '../threads.ts';

function run(task: RescueTask): RescueAnswers[keyof RescueAnswers] {
  const say = translatorFor(task.locale);
  switch (task.kind) {
    case 'look':
      return lookAt(task.shop);
    case 'holdings':
      return { current: currentOf(task.shop), files: task.files.map(holdingIn) };
    case 'prepare':
      return prepare(task, say);
    case 'salvage':
      return salvage(task, say);
    default:
      return unreachable(task);
  }
}

function answer(task: RescueTask): RescueAnswer {
  try {
    return { value: run(task) };
  } catch (error) {
    return threadFailure(error);
  }
}

// The thread that starts this one sends a RescueTask and nothing else.
parentPort?.postMessage(answer(workerData as RescueTask));
