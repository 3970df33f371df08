import type { Page } from 'playwright-core';
import { scanInto } from './scanner.ts';

/** What a task took of a cashier's hands. */
export interface Strokes {
  readonly task: string;
  readonly scans: number;
  readonly keys: number;
}

/** A hand's pace: faster than this it would be a scanner. */
const byHand = { delay: 60 };

/** Hands at a till that count what they do. A capital or a key with Ctrl is one stroke. */
export class CountingHands {
  readonly #page: Page;
  #scans = 0;
  #keys = 0;
  constructor(page: Page) {
    this.#page = page;
  }

  async types(text: string): Promise<void> {
    this.#keys += [...text].length;
    await this.#page.keyboard.type(text, byHand);
  }

  async presses(key: string): Promise<void> {
    this.#keys += 1;
    await this.#page.keyboard.press(key);
  }

  async scans(code: string): Promise<void> {
    this.#scans += 1;
    await scanInto(this.#page, code);
  }

  /** What was done since the last task. */
  done(task: string): Strokes {
    const strokes = { task, scans: this.#scans, keys: this.#keys };
    this.#scans = 0;
    this.#keys = 0;
    return strokes;
  }
}

/** The table as it is kept: Markdown, a line each. */
export function strokesTable(strokes: readonly Strokes[]): string {
  const taskWidth = Math.max(...strokes.map(({ task }) => task.length));
  const row = (task: string, scans: string, keys: string): string =>
    `| ${task.padEnd(taskWidth)} | ${scans.padStart(5)} | ${keys.padStart(4)} |`;
  return [
    row('Task', 'Scans', 'Keys'),
    `| ${'-'.repeat(taskWidth)} | ----: | ---: |`,
    ...strokes.map(({ task, scans, keys }) => row(task, String(scans), String(keys))),
    '',
  ].join('\n');
}
