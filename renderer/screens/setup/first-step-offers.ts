import type { ComponentType } from 'react';
import { SampleOffer } from './sample-offer.tsx';

/** What stands below the first step's answers: other ways to begin than with a shop of one's own, a part each. */
export const firstStepOffers: readonly [ComponentType, ...ComponentType[]] = [SampleOffer];
