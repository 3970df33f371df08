import { describe, expect, it } from 'vitest';
import { lookFaultsOn } from '../helpers/look-faults.ts';
import { desktopShell } from '../helpers/shells.ts';
import { describeTheCounter } from './stories/at-the-counter.ts';
import { describeTheOwnersRoom } from './stories/in-the-owners-room.ts';
import { openBakery, ryeLoaf, storyTill, thenPause } from './stories/story-till.ts';

describeTheCounter(desktopShell);
describeTheOwnersRoom(desktopShell);

describe.skipIf(desktopShell.whyNot !== undefined)('The looks of the counter', () => {
  const till = storyTill(desktopShell);
  const { page, scan } = till;
  const names = [
    'Łucja Kowalska',
    'Wolfeschlegelsteinhausenbergerdorff Karlheinz Maximilian von und zu Hinterzarten-Obermühlbach',
  ] as const;

  it.each([
    [1024, 768, 'light', 'en', names[1]],
    [1280, 800, 'dark', 'zh-CN', names[0]],
    [1920, 1080, 'light', 'zh-CN', names[0]],
    [800, 1280, 'dark', 'en', names[0]],
  ] as const)(
    'hold at %i × %i, %s, %s, with names of any length',
    async (width, height, theme, locale, name) => {
      const { cardNumber } = await openBakery(till, { locale, name });
      await till.resize(width, height);
      await page().emulateMedia({ colorScheme: theme });
      const view = (what: string) => holds(`${width}x${height}-${theme}-${what}`);
      await scan(cardNumber);
      await page().locator('.facts').waitFor();
      await page().keyboard.type('r1250', thenPause);
      await page().locator('.quote-pair').first().waitFor();
      await view('rewards');
      for (const code of [ryeLoaf, '4006381333931', '4006381333931']) {
        await scan(code);
        await page().locator('.found').waitFor({ state: 'detached' });
      }
      await page().keyboard.press('F6');
      await page().locator('.quick-key').first().waitFor();
      await view('bill');
    },
  );

  /** Takes the picture, and sees that nothing sticks out and every target is large enough for a finger. */
  async function holds(name: string): Promise<void> {
    await till.picture(name);
    expect(await lookFaultsOn(page()), name).toEqual([]);
  }
});
