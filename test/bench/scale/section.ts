import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { runNode } from '../children.ts';
import { expectAnswer, WrongAnswer, type Section } from '../figures.ts';
import { parts, type PartName } from './parts.ts';

const answers = z.object({
  title: z.string(),
  figures: z.array(
    z.object({
      what: z.string(),
      value: z.number(),
      unit: z.enum(['ms', 's', 'MB', '×', '/s', 'nodes']),
      limit: z.number().exactOptional(),
    }),
  ),
  remarks: z.array(z.string()).exactOptional(),
  peakMB: z.number(),
});

export const partNames = Object.keys(parts);

export interface ScaleOptions {
  readonly rounds: number;
  readonly lots: number;
  /** All of them where it is empty. */
  readonly parts: readonly string[];
}

/**
 * The parts of the till's work on a large shop that `npm run scale` made, each in a process of its own and with the peak
 * of its memory. They work on one copy beside the shop, which is taken away at the end: the shop stays as it was made.
 */
export async function* scaleSections(folder: string, options: ScaleOptions): AsyncGenerator<Section> {
  const file = join(folder, 'shop.sqlite');
  if (!existsSync(file)) throw new WrongAnswer('there is no shop in the folder: make one with npm run scale');
  const copy = mkdtempSync(join(folder, 'bench-'));
  try {
    const startedAt = performance.now();
    copyFileSync(file, join(copy, 'shop.sqlite'));
    yield {
      title: 'The file',
      figures: [
        { what: 'its size', value: statSync(file).size / 2 ** 20, unit: 'MB' },
        { what: 'a plain copy of it', value: (performance.now() - startedAt) / 1000, unit: 's' },
      ],
    };
    for (const name of partNames)
      if (options.parts.length === 0 || options.parts.includes(name))
        yield await measure(name, copy, options);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function measure(name: string, folder: string, { rounds, lots }: ScaleOptions): Promise<Section> {
  expectAnswer(isPart(name), `${name} is a part`);
  const { output } = await runNode('./scale/part-child.ts', [name, folder, String(rounds), String(lots)]);
  const { peakMB, ...section } = answers.parse(JSON.parse(output));
  return {
    ...section,
    figures: [...section.figures, { what: 'memory of the host, peak', value: peakMB, unit: 'MB' }],
  };
}

const isPart = (name: string): name is PartName => partNames.includes(name);
