import './electron/host/node-version.cjs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const everything = 'test/**/*.test.{ts,tsx}';
/** What drives the packaged app. It wants one built before it: `npm test` does that, or `npm run package:test`. */
const desktop = ['test/e2e/**/*.test.ts', 'test/**/*.desktop.test.ts'];
/** What drives the till in Chromium. */
const browser = [
  'test/e2e/browser.test.ts',
  'test/e2e/look/**/*.test.ts',
  'test/e2e/outage/**/*.test.ts',
  'test/e2e/counter/**/*.test.ts',
];

/** The longest one begins first: at the end it would keep one core waiting for the other. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean =>
      moduleId.endsWith('test/contract/web.test.ts');
    const { sort: inUsualOrder } = BaseSequencer.prototype;
    const sorted = await inUsualOrder.call(this, files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: [everything],
          exclude: [...desktop, 'test/{bench,crash,pictures}/**'],
          // Each core has a file of its own to test: many of them wait for processes.
          maxWorkers: '100%',
        },
      },
      {
        extends: true,
        // Real windows on one display, one at a time: focus is shared.
        test: { name: 'desktop', include: desktop, exclude: browser, fileParallelism: false },
      },
      { extends: true, test: { name: 'pictures', include: ['test/pictures/**/*.test.ts'] } },
      { extends: true, test: { name: 'browser', include: browser, fileParallelism: false } },
    ],
  },
});
