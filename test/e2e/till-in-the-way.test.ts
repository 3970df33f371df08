import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { daySummary } from '../../electron/core/contract/day-summary.ts';
import { commandLineOf, descendantsOf } from '../helpers/desktop.ts';
import { lookFaultsOn } from '../helpers/look-faults.ts';
import { byHand, tillWindow } from '../helpers/till-window.ts';

const { page, till, folder, open, ask, openShop, enrol, openMember, see, picture } = tillWindow();

async function sizeOf(width: number, height: number): Promise<void> {
  await till().app.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
    [width, height] as const,
  );
  await page().waitForFunction(([w, h]) => innerWidth === w && innerHeight === h, [width, height] as const);
}

describe('When something is in the way', () => {
  it('says why a sale can’t be undone, in the bar', async () => {
    await openShop();
    await enrol('Jean');
    await openMember('Jean');
    await page().keyboard.type('500\n', byHand);
    await page().locator('.slip').waitFor();
    const { date } = daySummary.parse(await ask('day.summary', {}));
    await ask('day.close', { date });
    await page().keyboard.press('z');
    await page()
      .getByRole('alert')
      .getByText('Only a sale of the same business day can be changed')
      .waitFor();
    await picture('undo-refused');
  });

  it('says at its field that a card is taken, and keeps the form', async () => {
    await openShop();
    await enrol('Jean', { cardNumber: 'OLD-1' });
    await page().keyboard.press('F3');
    await page().keyboard.type('Marie');
    await page().keyboard.press('ArrowDown');
    await page().getByLabel('Card number').fill('OLD-1');
    await page().keyboard.press('Enter');
    await see('This card belongs to a member already. Take another card.');
    expect(await page().getByLabel('Name or phone').inputValue()).toBe('Marie');
    await page().keyboard.press('Escape');
    await page().keyboard.press('n');
    expect(await page().getByLabel('Name or phone').inputValue()).toBe('Marie');
  });

  it('says why the shop’s book can’t be opened, and opens it by Enter once it is mended', async () => {
    await openShop();
    await till().close();
    const file = join(folder(), 'shop.sqlite');
    writeFileSync(file, 'This is not a shop. '.repeat(1000));
    await open();
    await page().getByRole('heading', { name: 'The till can’t open' }).waitFor();
    await see(/shop\.sqlite/);
    await picture('closed');
    rmSync(file);
    const isOpen = () => page().locator('.setup').isVisible();
    await expect
      .poll(
        async () => {
          await page().keyboard.press('Enter');
          return isOpen();
        },
        { timeout: 10_000 },
      )
      .toBe(true);
  });

  it('lets a cashier sell and undo without a word about what is the owner’s', async () => {
    await openShop();
    await till().close();
    await open('--role=cashier');
    await page().locator('.till').waitFor();
    await page().keyboard.press('F4');
    await page().keyboard.type('500\n', byHand);
    await page().locator('.slip').waitFor();
    await page().keyboard.press('F9');
    await page().locator('.today-sale').waitFor();
    await page().keyboard.press('Escape');
    await page().keyboard.press('z');
    await see(/^Undone · €5.00/);
    expect(await page().getByRole('alert').count()).toBe(0);
  });

  it('records once, though the host is killed under the sale', async () => {
    await openShop();
    await page().keyboard.press('F4');
    await page().keyboard.type('500', byHand);
    const host = descendantsOf(till().app.process().pid ?? 0).find((id) =>
      commandLineOf(id).includes('node.mojom.NodeService'),
    );
    if (host === undefined) throw new Error('the till has its host process');
    process.kill(host, 'SIGKILL');
    await page().keyboard.press('Enter');
    await page().locator('.slip').waitFor();
    expect(await ask('sales.list', {})).toMatchObject({ sales: [{ totalMinor: 500 }] });
  });
});

describe('The looks', () => {
  const sizes = [
    [1024, 768],
    [1280, 800],
    [1920, 1080],
    [800, 1280],
  ] as const;
  const names = [
    'Łucja Kowalska',
    '李小龙',
    'فاطمة الزهراء بنت محمد',
    'Wolfeschlegelsteinhausenbergerdorff Karlheinz Maximilian von und zu Hinterzarten-Obermühlbach',
  ];

  it.each(sizes)('hold at %i × %i, light and dark, with names of any length', async (width, height) => {
    await openShop();
    for (const [index, name] of names.entries())
      await enrol(name, { phone: `+48 601 234 67${index}`, note: 'allergic to nuts' });
    await sizeOf(width, height);
    for (const theme of ['light', 'dark'] as const) {
      await page().emulateMedia({ colorScheme: theme });
      const view = (what: string) => holds(`${width}x${height}-${theme}-${what}`);
      await view('nobody');
      await page().keyboard.press('F3');
      await page().locator('.enrolment').waitFor();
      await view('new-member');
      await page().keyboard.press('Escape');
      for (const [index, name] of names.entries()) {
        await openMember(name);
        await view(`member-${index}`);
      }
      await page().keyboard.type('123456', byHand);
      await page().keyboard.press('Enter');
      await see(/is more than/);
      await view('question');
      await page().keyboard.press('y');
      await page().locator('.slip').waitFor();
      await view('recorded');
      await page().keyboard.press('Escape');
    }
  });

  /** Takes the picture, and sees that nothing sticks out and every target is large enough for a finger. */
  async function holds(name: string): Promise<void> {
    await picture(name);
    expect(await lookFaultsOn(page()), name).toEqual([]);
    const main = await page().locator('.main-key').first().boundingBox();
    expect(main?.height, 'the height of the main key').toBeGreaterThanOrEqual(72);
  }
});
