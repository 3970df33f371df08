import type { CDPSession, JSHandle, Page } from 'playwright-core';

/** Milliseconds from the last key of a scan until the screen shows the member. */
export interface ScanTimes {
  /** The name, with the balance. */
  readonly nameMs: number;
  /** All that the panel says. */
  readonly panelMs: number;
}

/** Marks each key's own time, before the till hears of it: it lets nobody else hear the end of a scan. */
export const markKeys = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const mark = ({ timeStamp }: KeyboardEvent): void => {
      performance.clearMarks('last-key');
      performance.mark('last-key', { startTime: timeStamp });
    };
    addEventListener('keydown', mark, true);
  });

/**
 * Waits in the page for a member's panel, from before the scan is typed: what the browser's own clock says of the
 * last key and of the frame that holds the panel. A frame is over when a task after it runs.
 */
export function panelProbe(
  page: Page,
  name: string,
): Promise<JSHandle<{ readonly painted: Promise<ScanTimes> }>> {
  return page.evaluateHandle((wanted) => {
    const afterPaint = (): Promise<number> =>
      new Promise((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => resolve(performance.now()), { once: true });
          port1.start();
          port2.postMessage(null);
        });
      });
    const painted = new Promise<ScanTimes>((resolve) => {
      let name: Promise<number> | undefined;
      const observer = new MutationObserver(() => {
        if (document.querySelector('.member-name')?.getAttribute('title') !== wanted) return;
        name ??= afterPaint();
        if (document.querySelector('.member .facts') === null) return;
        observer.disconnect();
        const pressedAt = performance.getEntriesByName('last-key')[0]?.startTime ?? Number.NaN;
        void Promise.all([name, afterPaint()]).then(([nameAt, panelAt]) =>
          resolve({ nameMs: nameAt - pressedAt, panelMs: panelAt - pressedAt }),
        );
      });
      observer.observe(document.body, { childList: true, subtree: true, attributes: true });
    });
    return { painted };
  }, name);
}

/** Milliseconds of a frame in which nothing has changed, as a scan's last one is timed: the machine's own part. */
export async function emptyFrames(page: Page, count: number): Promise<readonly number[]> {
  return page.evaluate(async (wanted) => {
    const times: number[] = [];
    while (times.length < wanted) {
      const askedAt = performance.now();
      await new Promise<void>((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => resolve(), { once: true });
          port1.start();
          port2.postMessage(null);
        });
      });
      times.push(performance.now() - askedAt);
    }
    return times;
  }, count);
}

/** What kept the page from answering since the last look. */
export interface Stalls {
  /** Tasks of more than 50 ms on the main thread, in milliseconds. */
  readonly longTasks: readonly number[];
  /** The longest from a key or a touch to the frame that answers it; 0 where none took more than 16 ms. */
  readonly slowestInputMs: number;
}

export interface StallWatch {
  /** Gives what was seen since the last time. */
  readonly take: () => Promise<Stalls>;
}

/** Watches the main thread from now on, by what the browser itself reports. */
export async function watchStalls(page: Page): Promise<StallWatch> {
  const watch = await page.evaluateHandle(() => {
    let longTasks: number[] = [];
    let slowestInputMs = 0;
    const hearTasks = (list: readonly PerformanceEntry[]): void => {
      longTasks.push(...list.map(({ duration }) => duration));
    };
    const hearInputs = (list: readonly PerformanceEntry[]): void => {
      slowestInputMs = Math.max(slowestInputMs, ...list.map(({ duration }) => duration));
    };
    const tasks = new PerformanceObserver((list) => hearTasks(list.getEntries()));
    tasks.observe({ type: 'longtask' });
    const inputs = new PerformanceObserver((list) => hearInputs(list.getEntries()));
    // The type of the options doesn't know it yet: https://w3c.github.io/event-timing/
    const threshold = { durationThreshold: 16 };
    inputs.observe({ type: 'event', ...threshold });
    return {
      take() {
        hearTasks(tasks.takeRecords());
        hearInputs(inputs.takeRecords());
        const seen = { longTasks, slowestInputMs };
        longTasks = [];
        slowestInputMs = 0;
        return seen;
      },
    };
  });
  return { take: () => watch.evaluate(({ take }) => take()) };
}

/** What a page holds of the machine, garbage apart. */
export interface Holdings {
  readonly heapMB: number;
  readonly nodes: number;
  readonly listeners: number;
}

export async function holdingsOf(client: CDPSession): Promise<Holdings> {
  await client.send('HeapProfiler.collectGarbage');
  const { metrics } = await client.send('Performance.getMetrics');
  const metric = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
  return {
    heapMB: metric('JSHeapUsedSize') / 2 ** 20,
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
  };
}
