/** One line for the developer, on stderr. Never what was scanned: kinds, codes and counts. */
export function writeLog(
  level: 'info' | 'warning' | 'error',
  event: string,
  facts: Readonly<Record<string, string | number>> = {},
): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...facts })}\n`);
}

/** What may be said of an error: its message could quote what a device sent, so only the system's own is told. */
export const factsOf = (error: unknown): Readonly<Record<string, string>> => {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error ? { code: String(error.code), why: error.message } : {};
  const where = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return { name: error.name, ...code, where: where.slice(0, 3).join(' ').trim() };
};
