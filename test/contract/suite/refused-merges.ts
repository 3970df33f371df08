import { nobody, type Case } from './refused.ts';

const ofAMerge = (procedure: 'members.quoteMerge' | 'members.merge'): readonly Case[] => [
  [procedure, 'MERGE_WITH_ITSELF', 'mergeId', ({ ana }) => ({ keepId: ana.memberId, mergeId: ana.memberId })],
  [procedure, 'MEMBER_UNKNOWN', 'mergeId', ({ ana }) => ({ keepId: ana.memberId, mergeId: nobody })],
  [procedure, 'MEMBER_ERASED', 'keepId', ({ ana, erased }) => ({ keepId: erased, mergeId: ana.memberId })],
  [
    procedure,
    'MEMBER_MERGED',
    'mergeId',
    ({ ana, merges }) => ({ keepId: ana.memberId, mergeId: merges.newest }),
  ],
];

/** Whoever was erased is nobody any more, whatever is asked. */
const ofTheErased: readonly Case[] = (
  [
    ['members.get', {}],
    ['members.page', {}],
    ['members.update', { name: 'Hal' }],
    ['members.replaceCard', { reason: 'Lost' }],
    ['members.cardSlip', { format: 'text' }],
    ['members.export', { format: 'json' }],
    ['points.balance', {}],
    ['points.history', {}],
    ['points.overTime', {}],
    ['points.adjust', { points: 1, reason: 'A gift' }],
    ['sales.quote', { totalMinor: 500 }],
    ['sales.record', { totalMinor: 500 }],
  ] as const
).map(([procedure, input]): Case => [
  procedure,
  'MEMBER_ERASED',
  'memberId',
  ({ erased }) => ({ memberId: erased, ...input }),
]);

/** What is refused of merging, parting and erasing, and to those who were erased. */
export const refusedMerges: readonly Case[] = [
  ...ofAMerge('members.quoteMerge'),
  ...ofAMerge('members.merge'),
  ['members.unmerge', 'MEMBER_UNKNOWN', 'mergedId', () => ({ mergedId: nobody })],
  ['members.unmerge', 'MEMBER_ERASED', 'mergedId', ({ erased }) => ({ mergedId: erased })],
  ['members.unmerge', 'MERGE_UNKNOWN', 'mergedId', ({ bo }) => ({ mergedId: bo.memberId })],
  ['members.unmerge', 'MERGE_NOT_TODAY', 'mergedId', ({ merges }) => ({ mergedId: merges.old })],
  ['members.unmerge', 'MERGE_NOT_NEWEST', 'mergedId', ({ merges }) => ({ mergedId: merges.earlier })],
  ['members.unmerge', 'MERGE_USED', 'mergedId', ({ merges }) => ({ mergedId: merges.used })],
  ['members.erase', 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody })],
  ['members.export', 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody, format: 'csv' })],
  ...ofTheErased,
  [
    'rewards.redeem',
    'MEMBER_ERASED',
    'memberId',
    ({ erased, rewards }) => ({ memberId: erased, rewardId: rewards.amount }),
  ],
];
