import { describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../../renderer/state/desk.ts';
import { refreshBook } from '../../renderer/state/book.ts';
import {
  answer,
  answersNow,
  goBackAStep,
  goOn,
  goToStep,
  type DraftPlace,
} from '../../renderer/state/set-up.ts';
import { draftOf, filled, noAnswers, stepOfField } from '../../renderer/state/set-up-entries.ts';
import { value } from '../helpers/till.ts';
import { deskForTest } from './desk-for-test.ts';

const empty = () => deskForTest({ setUp: null });
const step = (desk: Desk) => desk.setUp.getState().step;

/** A place like a browser's, in memory. */
function placeForTest(): DraftPlace & { text: string | null } {
  const place = {
    text: null as string | null,
    read: () => place.text,
    keep: (text: string | null) => {
      place.text = text;
    },
  };
  return place;
}

/** The window loaded anew over the same host. */
const deskAt = (desk: Desk, draftPlace: DraftPlace): Desk =>
  openDesk({ ...desk, systemLocale: 'en', draftPlace });

describe('The steps of the set-up', () => {
  it('go on when the host takes the answers, and stop at the field that it refuses', async () => {
    const { desk, heard } = await empty();
    await goOn(desk);
    expect(desk.setUp.getState()).toMatchObject({ step: 'shop', problem: { field: 'name' } });
    expect(heard).toEqual(['no']);
    answer(desk, { name: 'Corner Bakery' });
    expect(desk.setUp.getState().problem).toBeNull();
    await goOn(desk);
    expect(step(desk)).toBe('money');
  });

  it('go on once, however often they are asked before the host has answered', async () => {
    const { desk, asked } = await empty();
    answer(desk, { name: 'Corner Bakery' });
    asked.length = 0;
    await Promise.all([goOn(desk), goOn(desk)]);
    expect(step(desk)).toBe('money');
    expect(asked).toHaveLength(1);
  });

  it('aren’t held up by a host that doesn’t answer: the end judges', async () => {
    const { desk, loseAnswersOf } = await empty();
    loseAnswersOf('shop.preview');
    await goOn(desk);
    expect(step(desk)).toBe('money');
  });

  it('go back one by one, and no further than the first', async () => {
    const { desk, heard } = await empty();
    goToStep(desk, 'slip');
    goBackAStep(desk);
    expect(step(desk)).toBe('money');
    goBackAStep(desk);
    goBackAStep(desk);
    expect(step(desk)).toBe('shop');
    expect(heard).toEqual(['no']);
  });

  it.each([
    ['name', 'shop'],
    ['timeZone', 'money'],
    ['logo.bits', 'slip'],
    ['firstReward.gives.amountMinor', 'points'],
    ['memberPrefix', 'day'],
    ['ownerName', undefined],
    [undefined, undefined],
  ])('know that %s is asked for in %s', (field, expected) => {
    expect(stepOfField(field)).toBe(expected);
  });
});

describe('The end of the set-up', () => {
  it('leads from the last step to the first field that is wrong', async () => {
    const { desk } = await empty();
    goToStep(desk, 'day');
    await goOn(desk);
    expect(desk.setUp.getState()).toMatchObject({ step: 'shop', problem: { field: 'name' } });
  });

  it('makes one shop when it is asked twice, and shows what to do next', async () => {
    const { desk, shop, asked } = await empty();
    answer(desk, { name: 'Corner Bakery' });
    goToStep(desk, 'day');
    await Promise.all([goOn(desk), goOn(desk)]);
    expect(asked.filter(({ procedure }) => procedure === 'shop.setUp')).toHaveLength(1);
    expect(desk.stage.getState().stage).toBe('whatNext');
    expect(desk.book.getState().phase).toMatchObject({ kind: 'open' });
    expect(value(await shop.asOwner.rewards.list({})).rewards).toHaveLength(1);
  });

  it('is reached also when the answer is lost on its way, and the shop is there once', async () => {
    const { desk, shop, loseAnswersOf } = await empty();
    answer(desk, { name: 'Corner Bakery' });
    goToStep(desk, 'day');
    loseAnswersOf('shop.setUp');
    await goOn(desk);
    expect(desk.stage.getState().stage).toBe('whatNext');
    expect(value(await shop.asOwner.rewards.list({})).rewards).toHaveLength(1);
  });

  it('takes no change while the shop is being made', async () => {
    const { desk, shop, holdBack } = await empty();
    answer(desk, { name: 'Corner Bakery' });
    goToStep(desk, 'day');
    const letIn = holdBack('shop.setUp');
    const opening = goOn(desk);
    answer(desk, { name: 'Too late' });
    goToStep(desk, 'shop');
    expect(step(desk)).toBe('day');
    letIn();
    await opening;
    expect(value(await shop.asOwner.shop.get({})).name).toBe('Corner Bakery');
  });
});

describe('The draft of the set-up', () => {
  it('is there again in a window that is loaded anew, with its step and its language', async () => {
    const { desk } = await empty();
    const place = placeForTest();
    const before = deskAt(desk, place);
    answer(before, { name: '街角面包房', locale: 'zh-CN' });
    answer(before, { rewardAmount: '5' });
    goToStep(before, 'points');
    const after = deskAt(desk, place);
    expect(after.setUp.getState()).toMatchObject({
      step: 'points',
      entries: { name: '街角面包房', rewardAmount: '5' },
    });
    expect(after.book.getState().locale).toBe('zh-CN');
  });

  it('is thrown away when there is a shop', async () => {
    const { desk, shop } = await empty();
    const place = placeForTest();
    const window = deskAt(desk, place);
    answer(window, { name: 'Corner Bakery' });
    expect(place.text).toContain('Corner Bakery');
    value(await shop.asOwner.shop.setUp({ name: 'Other', currency: 'EUR', timeZone: 'UTC' }));
    await refreshBook(window);
    expect(place.text).toBeNull();
  });

  it('is none where it is broken, of another form, or absent', () => {
    for (const text of [null, '', '{', '[]', '{"step":"shop"}', '{"step":"six","entries":{}}'])
      expect(draftOf(text)).toBeNull();
  });
});

describe('What nobody answered', () => {
  const place = { timeZone: 'Asia/Tokyo', language: 'en-GB', locale: 'en' } as const;

  it('is guessed from the machine’s place, the reward from the rule and the currency', () => {
    expect(filled(noAnswers, place)).toMatchObject({
      timeZone: 'Asia/Tokyo',
      currency: 'JPY',
      rewardProduct: 'coffee',
      rewardCost: '10000',
      rewardAmount: '500',
    });
    expect(filled({ ...noAnswers, pointsPerUnit: '2' }, place).rewardCost).toBe('20000');
  });

  it('follows the time zone until it is chosen', () => {
    expect(filled({ ...noAnswers, timeZone: 'Asia/Kuwait' }, place).currency).toBe('KWD');
    expect(filled({ ...noAnswers, timeZone: 'Asia/Kuwait', currency: 'USD' }, place).currency).toBe('USD');
  });

  it('stays guessed while the rule is half typed', () => {
    expect(filled({ ...noAnswers, pointsPerUnit: '' }, place).rewardCost).toBe('10000');
  });

  it('is in the language of the window', async () => {
    const { desk } = await empty();
    answer(desk, { locale: 'zh-CN' });
    expect(answersNow(desk).rewardProduct).toBe('咖啡');
  });
});
