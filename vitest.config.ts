import './electron/host/node-version.cjs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Hundreds of processes are started by tests: the program is compiled once for all of them.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(
  new URL('node_modules/.cache/regulars-test', import.meta.url),
);

const everything = 'test/**/*.test.{ts,tsx}';
/** What drives the packaged app. It wants one built before it: `npm test` does that, or `npm run package:test`. */
const desktop = ['test/e2e/**/*.test.ts', 'test/**/*.desktop.test.ts'];
/** What drives the till in Chromium. */
const browser = [
  'test/e2e/browser.test.ts',
  'test/e2e/look/**/*.test.ts',
  'test/e2e/outage/**/*.test.ts',
  'test/e2e/rescue/**/*.test.ts',
  'test/e2e/counter/**/*.test.ts',
  'test/e2e/stories/**/*.test.ts',
];

/** Each takes a minute or more, the longest first. */
const long = [
  'test/contract/web.test.ts',
  'test/host/points-model.test.ts',
  'test/host/points-model-again.test.ts',
  'test/cli/shop.test.ts',
  'test/host/crash.test.ts',
  'test/contract/any-input.test.ts',
  'test/e2e/look/screens.test.ts',
  'test/e2e/browser.test.ts',
  'test/e2e/look/set-up.test.ts',
  'test/e2e/look/longer-words.test.ts',
  'test/e2e/look/focus-order.test.ts',
  'test/contract/contract.desktop.test.ts',
  'test/e2e/till.test.ts',
];

/** The longest ones begin first: at the end one would keep one core waiting for the other. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { sort: inUsualOrder } = BaseSequencer.prototype;
    const sorted = await inUsualOrder.call(this, files);
    const placeOf = ({ moduleId }: TestSpecification): number => {
      const place = long.findIndex((file) => moduleId.endsWith(file));
      return place === -1 ? long.length : place;
    };
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // Each core has a file of its own to test: many of them wait for processes.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: [everything],
          exclude: [...desktop, 'test/{bench,crash,pictures,hardware}/**'],
        },
      },
      {
        extends: true,
        // Real windows: each file has a display of its own, since the windows on one share its focus.
        test: { name: 'desktop', include: desktop, exclude: browser },
      },
      { extends: true, test: { name: 'pictures', include: ['test/pictures/**/*.test.ts'] } },
      { extends: true, test: { name: 'browser', include: browser } },
      // Inside the hardware lab alone: test/hardware/run.ts starts it there. Its machine is emulated, several times slower
      // than this one, and more so where others are at work.
      {
        extends: true,
        test: {
          name: 'hardware',
          include: ['test/hardware/**/*.test.ts'],
          testTimeout: 400_000,
          hookTimeout: 400_000,
          expect: { poll: { timeout: 120_000 } },
        },
      },
    ],
  },
});
