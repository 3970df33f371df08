import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser, whyNoBrowser, type Tab } from '../../helpers/browser.ts';
import { closeTabs } from '../../helpers/fresh-tab.ts';
import { goOnTo, setUpTab } from '../../helpers/set-up.ts';
import { openStillTill, type StillTill } from '../../helpers/still-till.ts';
import { value } from '../../helpers/till.ts';

const reason = whyNoBrowser();

describe.skipIf(reason !== undefined)(
  `The logo of a shop that is set up${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    let browser: Browser;
    let till: StillTill;
    let tab: Tab;
    let page: Page;

    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(() => browser?.close());
    beforeEach(async () => {
      till = await openStillTill({ setUp: null });
      tab = await setUpTab(browser, till);
      ({ page } = tab);
      await page.keyboard.type('Corner Bakery');
      await goOnTo(page, 'slip');
    });
    afterEach(async () => {
      expect(tab.complaints).toEqual([]);
      await closeTabs(browser);
      await till.close();
    });

    const choose = (name: string, mimeType: string, buffer: Buffer) =>
      page.locator('.logo-field input[type=file]').setInputFiles({ name, mimeType, buffer });
    /** Runs of dots, each a rectangle one dot high. */
    const onSlip = () => page.locator('.setup-paper svg path[d*="v1h-"]').first();
    const drawing = (inside: string): Buffer =>
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 100">${inside}</svg>`,
      );
    const bar = '<rect x="20" y="10" width="160" height="80" fill="#123"/>';
    /** A black bar as a picture of that kind, made by the browser. */
    const painted = async (type: string): Promise<Buffer> => {
      const bytes = await page.evaluate(async (kind) => {
        const canvas = new OffscreenCanvas(200, 100);
        const brush = canvas.getContext('2d');
        if (brush === null) return [];
        brush.fillStyle = 'white';
        brush.fillRect(0, 0, 200, 100);
        brush.fillStyle = 'black';
        brush.fillRect(20, 10, 160, 80);
        const blob = await canvas.convertToBlob({ type: kind });
        return [...new Uint8Array(await blob.arrayBuffer())];
      }, type);
      return Buffer.from(bytes);
    };
    const problem = (text: string | RegExp) => page.locator('.logo-field').getByText(text).waitFor();

    it.each(['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml'])(
      'is read from %s without its white margins, and stands on the slip',
      async (type) => {
        const bytes = type === 'image/svg+xml' ? drawing(bar) : await painted(type);
        await choose('logo', type, bytes);
        await onSlip().waitFor();
        await goOnTo(page, 'day');
        await page.keyboard.press('Enter');
        await page.locator('.next').waitFor();
        const { logo } = value(await till.asOwner.shop.get({}));
        // Twice as wide as high; a lossy picture has a pixel of haze around it.
        expect(logo?.widthDots).toBe(384);
        expect(logo?.heightDots).toBeGreaterThan(185);
        expect(logo?.heightDots).toBeLessThan(200);
      },
    );

    it('is read with the styles that drawing programs write', async () => {
      const styled = `<style>.none { display: none }</style><rect class="none" width="200" height="100"/><rect style="display:none" width="200" height="100"/>${bar}`;
      await choose('logo.svg', 'image/svg+xml', drawing(styled));
      await onSlip().waitFor();
      // As high as the bar alone: what the styles hide isn't seen.
      expect(await page.locator('.logo-field .slip-logo').getAttribute('viewBox')).toBe('0 0 384 192');
    });

    it('is taken off again', async () => {
      await choose('logo.svg', 'image/svg+xml', drawing(bar));
      await page.locator('.logo-field .slip-logo').waitFor();
      await page.getByRole('button', { name: 'Take it off' }).click();
      await page.getByText('No logo yet').waitFor();
      await onSlip().waitFor({ state: 'detached' });
    });

    it.each([
      ['a text', Buffer.from('This is not a picture.'), /can’t be read as a picture/],
      ['a picture that is cut off', Buffer.from('89504e470d0a1a0a0000', 'hex'), /can’t be read as a picture/],
      ['a file of more than 10 MB', Buffer.alloc(10_000_001), /larger than 10 MB/],
      ['a script', drawing(`<script>document.title="run"</script>${bar}`), /more than a drawing/],
      [
        'a handler',
        drawing(`<rect onload="document.title='run'" width="9" height="9"/>`),
        /more than a drawing/,
      ],
      [
        'a picture from elsewhere',
        drawing('<image href="http://127.0.0.1:9/x.png" width="9" height="9"/>'),
        /more than a drawing/,
      ],
      [
        'a style from elsewhere',
        drawing(`<style>@import "http://127.0.0.1:9/x.css"</style>${bar}`),
        /more than a drawing/,
      ],
      [
        'a page inside',
        drawing(
          '<foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
        ),
        /more than a drawing/,
      ],
      ['shapes that repeat themselves', drawing(repeated(12)), /more than a drawing/],
      ['a drawing in itself', drawing('<g id="a"><use href="#a"/></g>'), /more than a drawing/],
      [
        'white on white',
        drawing('<rect width="200" height="100" fill="#fff"/>'),
        /nothing of this picture would be seen/,
      ],
      ['a picture of too many pixels', hugePng(), /more than 40 million pixels/],
    ])('is refused with a sentence where it is %s, and the one before stays', async (_, bytes, sentence) => {
      await choose('logo.svg', 'image/svg+xml', drawing(bar));
      await page.locator('.logo-field .slip-logo').waitFor();
      const before = await page.locator('.logo-field .slip-logo path').getAttribute('d');
      await choose('logo', 'application/octet-stream', bytes);
      await problem(sentence);
      expect(await page.locator('.logo-field .slip-logo path').getAttribute('d')).toBe(before);
      expect(await page.title()).toBe('Regulars');
    });
  },
);

/** Each level draws the one before ten times: ten to the power of `levels` shapes. */
const repeated = (levels: number): string =>
  Array.from(
    { length: levels },
    (_, level) =>
      `<g id="l${level}">${level === 0 ? '<rect width="1" height="1"/>' : `<use xlink:href="#l${level - 1}"/>`.repeat(10)}</g>`,
  ).join('');

/** The head of a PNG that says it is 100,000 pixels wide and high. */
function hugePng(): Buffer {
  const head = Buffer.alloc(64);
  head.write('89504e470d0a1a0a0000000d49484452', 0, 'hex');
  head.writeUInt32BE(100_000, 16);
  head.writeUInt32BE(100_000, 20);
  return head;
}
