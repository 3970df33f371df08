import { describe, expect, it } from 'vitest';
import { Fault } from '../../../electron/core/contract/errors.ts';
import { translatorFor } from '../../../electron/core/messages/translate.ts';
import { errorBodyOf } from '../../../electron/host/faults.ts';
import { silentLog } from '../../../electron/host/log.ts';
import { serveTill } from '../../../electron/host/process/serve.ts';
import type { FromHost } from '../../../electron/host/process/wire.ts';
import type { Till } from '../../../electron/host/till.ts';

const openTill: Till = {
  dispatch: async () => ({ ok: true, value: 'answered' }),
  onEvent: () => () => {},
  close: async () => {},
};

const request = (id: number) => ({ id, procedure: 'system.status', input: {}, commandId: `command-${id}` });

/** Serves with an opening that fails until it is mended, on a clock that the test moves. */
function serveBroken() {
  const state = { isMended: false, openings: 0, nowMs: 0 };
  const posted: FromHost[] = [];
  const serving = serveTill({
    session: { shell: 'window', actorName: null, role: 'owner', till: 'till-1' },
    open: async () => {
      state.openings += 1;
      if (state.isMended) return openTill;
      throw new Fault('FOLDER_READ_ONLY', { file: 'shop.lock' });
    },
    explain: (error) =>
      errorBodyOf(error, {
        say: translatorFor('en'),
        log: silentLog,
        newId: () => 'incident-1',
        file: 'shop.sqlite',
        procedure: '',
      }),
    post: (message) => posted.push(message),
    elapsedMs: () => state.nowMs,
  });
  return { state, posted, serving };
}

describe('a shop that can’t be opened', () => {
  it('answers every request with the sentence that says why', async () => {
    const { posted, serving } = serveBroken();
    await serving.answer(request(7));
    expect(posted).toEqual([
      {
        id: 7,
        result: {
          ok: false,
          error: {
            kind: 'fault',
            code: 'FOLDER_READ_ONLY',
            message: expect.stringContaining('shop.lock'),
            details: { file: 'shop.lock' },
          },
        },
      },
    ]);
  });

  it('isn’t tried again at once, however many ask', async () => {
    const { state, serving } = serveBroken();
    await Promise.all([1, 2, 3].map((id) => serving.answer(request(id))));
    expect(state.openings).toBe(1);
  });

  it('is tried again by a later request, once for all that wait, and then answers', async () => {
    const { state, posted, serving } = serveBroken();
    await serving.answer(request(1));
    state.isMended = true;
    state.nowMs += 1_000;
    await Promise.all([2, 3].map((id) => serving.answer(request(id))));
    expect(state.openings).toBe(2);
    expect(posted.slice(1)).toEqual([
      { id: 2, result: { ok: true, value: 'answered' } },
      { id: 3, result: { ok: true, value: 'answered' } },
    ]);
  });
});
