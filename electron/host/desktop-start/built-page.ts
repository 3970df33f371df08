import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { takeLock } from '../lock.ts';
import { build, needsPage } from './fresh-build.ts';

/** Several builds side by side, each of some seconds, must fit. */
const BUILD_WITHIN_MS = 5 * 60_000;

/**
 * Makes sure of the till's page in a checkout. Gives its folder, or what the builder said when it failed. Whoever
 * comes while another one builds waits for that: two builds in one folder would take each other's files away.
 */
export async function builtPage(
  checkout: string,
  onBuild: () => void,
): Promise<{ readonly folder: string } | { readonly problem: string }> {
  const folder = join(checkout, 'dist', 'renderer');
  if (!needsPage(checkout)) return { folder };
  mkdirSync(join(checkout, 'dist'), { recursive: true });
  // The lock that a shop's folder has serves here too: the system frees it, however its holder ends.
  const lock = await takeLock(join(checkout, 'dist'), { waitMs: BUILD_WITHIN_MS });
  try {
    if (!needsPage(checkout)) return { folder };
    onBuild();
    const problem = await build(checkout);
    return problem === undefined ? { folder } : { problem };
  } finally {
    lock.release();
  }
}
