import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Stroke } from '../../electron/core/domain/wedge-keys.ts';
import { endCalibration, forgetCalibration, startCalibration } from '../../renderer/state/calibration.ts';
import { value } from '../helpers/till.ts';
import { deskForTest, type TestDesk } from './desk-for-test.ts';

describe('The set-up of a keyboard scanner', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  let clock = 0;
  /** Presses a code, waits until it is over, and lets what came of it come. */
  async function type(
    { desk }: TestDesk,
    code: string,
    gapsMs: readonly number[],
    end: string | null = 'Enter',
  ) {
    clock += 5_000;
    let at = clock;
    const strokes = [...code].map((key, index): Stroke => {
      at += index === 0 ? 0 : (gapsMs[index % gapsMs.length] ?? 0);
      return { key, code: `Digit${key}`, shift: false, at };
    });
    const last = end === null ? [] : [{ key: end, code: end, shift: false, at: at + (gapsMs[0] ?? 0) }];
    const taken = [...strokes, ...last].map((stroke) => desk.strokeTaker.getState().take?.(stroke));
    await vi.advanceTimersByTimeAsync(1_000);
    return taken;
  }

  async function started() {
    const test = await deskForTest();
    startCalibration(test.desk);
    return test;
  }

  it('learns from the same code three times, keeps it for the machine, and forgets it again', async () => {
    const test = await started();
    for (const said of ['goOn', 'goOn', 'learning']) {
      await type(test, '5901234123457', [80]);
      expect(test.desk.calibrating.getState().said).toBe(said);
    }
    await vi.waitFor(() => expect(test.desk.calibrating.getState().learned).not.toBeNull());
    const { learned } = test.desk.calibrating.getState();
    expect(learned).toMatchObject({ terminator: 'Enter' });
    expect(learned?.gapMs).toBeGreaterThanOrEqual(80);
    expect(test.desk.machine.getState().keyboardScanner).toEqual(learned);
    expect(value(await test.shop.asCashier.machine.get({})).keyboardScanner).toEqual(learned);
    expect(test.desk.strokeTaker.getState().take).toBeNull();
    expect(await forgetCalibration(test.desk)).toBeNull();
    expect(test.desk.machine.getState().keyboardScanner).toBeNull();
    expect(test.heard).toEqual(['yes', 'yes', 'yes', 'yes']);
  });

  it('takes every key of a code for itself, and leaves the keys of a hand that walks over the screen', async () => {
    const test = await started();
    const taken = await type(test, '96385074', [80]);
    expect(taken).not.toContain(false);
    expect(await type(test, '', [80], 'Tab')).toEqual([false]);
    expect(await type(test, '', [80], 'Enter')).toEqual([false]);
    expect(await type(test, '', [80], 'Escape')).toEqual([false]);
    endCalibration(test.desk);
    expect(await type(test, '1', [80])).toEqual([undefined, undefined]);
  });

  it('begins anew with another code, and says so', async () => {
    const test = await started();
    await type(test, '5901234123457', [80]);
    await type(test, '4006381333931', [80]);
    expect(test.desk.calibrating.getState()).toMatchObject({ said: 'differs' });
    expect(test.desk.calibrating.getState().samples).toHaveLength(1);
    await type(test, '4006381333931', [80]);
    await type(test, '4006381333931', [80]);
    await vi.waitFor(() => expect(test.desk.calibrating.getState().learned).not.toBeNull());
  });

  it('counts nothing that a hand typed, and says so', async () => {
    const test = await started();
    for (const gaps of [
      [80, 300],
      [140, 420, 95, 230],
      [40, 160, 70, 190],
    ])
      await type(test, '5901234123457', gaps);
    expect(test.desk.calibrating.getState()).toMatchObject({ said: 'byHand', samples: [] });
    await type(test, '59', [80]);
    expect(test.desk.calibrating.getState()).toMatchObject({ said: 'byHand', samples: [] });
  });

  it('learns of a scanner that ends its codes with nothing', async () => {
    const test = await started();
    for (let time = 0; time < 3; time += 1) await type(test, '5901234123457', [80], null);
    await vi.waitFor(() =>
      expect(test.desk.calibrating.getState().learned).toMatchObject({ terminator: 'none' }),
    );
  });
});
