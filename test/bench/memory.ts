import { numberIn, runNode } from './children.ts';
import type { Section } from './figures.ts';

/** What a host process takes of the machine (resident set), just opened and after a long morning. */
export async function memorySection(folder: string): Promise<Section> {
  const { output } = await runNode('./memory-child.ts', [folder]);
  return {
    title: 'Memory of a host process on the full file',
    figures: [
      { what: 'just opened', value: numberIn(output, 'openedMB'), unit: 'MB' },
      {
        what: 'after 1,000 sales and 1,000 searches',
        value: numberIn(output, 'afterMB'),
        unit: 'MB',
        limit: 200,
      },
    ],
  };
}
