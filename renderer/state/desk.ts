import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TillClient } from '../../electron/core/contract/till-api.ts';
import { bookAtStart, type Book } from './book.ts';
import { emptyCounter, type Counter } from './counter.ts';
import { noSalesYet, type Today } from './today.ts';
import { emptyEnrolment, type Enrolment } from './enrolment.ts';
import { nothingSought, type Finding } from './finding.ts';
import { quoteAsTyped } from './selling.ts';
import type { Stage } from './stage.ts';

/** The two tones: yes rising, no falling. */
export interface Tones {
  readonly yes: () => void;
  readonly no: () => void;
}

/** Everything a screen works with: the till, and one small store per concern. */
export interface Desk {
  readonly till: TillClient;
  readonly newCommandId: () => string;
  readonly tones: Tones;
  readonly book: StoreApi<Book>;
  readonly counter: StoreApi<Counter>;
  readonly finding: StoreApi<Finding>;
  readonly enrolment: StoreApi<Enrolment>;
  readonly today: StoreApi<Today>;
  readonly stage: StoreApi<{ readonly stage: Stage }>;
}

export function openDesk(
  parts: Pick<Desk, 'till' | 'newCommandId' | 'tones'> & { readonly systemLocale: string },
): Desk {
  const desk: Desk = {
    till: parts.till,
    newCommandId: parts.newCommandId,
    tones: parts.tones,
    book: createStore(() => bookAtStart(parts.systemLocale)),
    counter: createStore(() => emptyCounter(2)),
    finding: createStore(() => nothingSought),
    enrolment: createStore(() => emptyEnrolment),
    today: createStore(() => noSalesYet),
    stage: createStore(() => ({ stage: 'customer' as const })),
  };
  quoteAsTyped(desk);
  return desk;
}
