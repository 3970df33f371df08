import { describe, expect, it } from 'vitest';
import { usualAppearance } from '../../electron/core/domain/appearance.ts';
import { changeAppearance, loadMachine } from '../../renderer/state/machine.ts';
import { followEvent } from '../../renderer/state/shop-events.ts';
import { value } from '../helpers/till.ts';
import { deskForTest } from './desk-for-test.ts';

describe('the window’s appearance', () => {
  it('changes at once and is kept', async () => {
    const { desk, shop, holdBack } = await deskForTest();
    const letIn = holdBack('machine.update');
    const changed = changeAppearance(desk, { theme: 'dark' });
    expect(desk.machine.getState().appearance.theme).toBe('dark');
    letIn();
    await changed;
    expect(desk.machine.getState()).toMatchObject({ appearance: { theme: 'dark' }, problem: null });
    expect(value(await shop.asCashier.machine.get({})).theme).toBe('dark');
  });

  it('follows what another window chose', async () => {
    const { desk, shop } = await deskForTest();
    value(await shop.asCashier.machine.update({ hand: 'left' }));
    await followEvent(desk, { name: 'machine.changed' });
    expect(desk.machine.getState().appearance).toEqual({ ...usualAppearance, hand: 'left' });
  });

  it('doesn’t go back for a moment while two changes are on their way', async () => {
    const { desk, holdBack } = await deskForTest();
    const letIn = holdBack('machine.update');
    const first = changeAppearance(desk, { textSize: 'large' });
    const second = changeAppearance(desk, { textSize: 'largest' });
    await loadMachine(desk);
    expect(desk.machine.getState().appearance.textSize).toBe('largest');
    letIn();
    await Promise.all([first, second]);
    expect(desk.machine.getState().appearance.textSize).toBe('largest');
  });

  it('says why a change wasn’t answered, and shows what is kept', async () => {
    const { desk, heard, loseAnswersOf } = await deskForTest();
    loseAnswersOf('machine.update');
    await changeAppearance(desk, { volume: 'loud' });
    expect(desk.machine.getState()).toMatchObject({
      appearance: { volume: 'loud' },
      problem: { code: 'HOST_UNREACHABLE' },
    });
    expect(heard).toEqual(['no']);
  });
});
