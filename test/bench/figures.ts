/** Times in milliseconds, from the smallest up. */
export interface Times {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly largest: number;
}

export function timesOf(milliseconds: readonly number[]): Times {
  const ordered = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    ordered[Math.min(ordered.length - 1, Math.ceil(ordered.length * share) - 1)] ?? Number.NaN;
  return { count: ordered.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), largest: at(1) };
}

/** One line of the table. `limit` is the target of the design page: the value should not be above it. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'MB' | '×' | '/s' | 'nodes';
  readonly limit?: number;
}

/** What one benchmark found out, and in words whatever a reader should know about it. */
export interface Section {
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly remarks?: readonly string[];
}

/** The figures of a series of times, each with its target where it has one. */
export const timesAs = (
  what: string,
  times: Times,
  limits: Partial<Record<'p50' | 'p95' | 'p99' | 'largest', number>> = {},
): readonly Figure[] =>
  (['p50', 'p95', 'p99', 'largest'] as const).map((place): Figure => {
    const limit = limits[place];
    return {
      what: `${what}, ${place}`,
      value: times[place],
      unit: 'ms',
      ...(limit === undefined ? {} : { limit }),
    };
  });

/** An answer that isn't right: the only thing that makes the benchmark fail. */
export class WrongAnswer extends Error {
  override readonly name = 'WrongAnswer';
}

export function expectAnswer(holds: boolean, what: string): asserts holds {
  if (!holds) throw new WrongAnswer(what);
}

function written({ value, unit }: Pick<Figure, 'value' | 'unit'>): string {
  const decimals =
    unit === '/s' || unit === 'MB' || value >= 1000 ? 0 : value >= 100 ? 1 : value >= 1 ? 2 : 3;
  const number = value.toLocaleString('en', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return unit === '/s' ? `${number}${unit}` : `${number} ${unit}`;
}

const limitWritten = (figure: Figure): string =>
  figure.limit === undefined ? '' : `≤ ${figure.limit} ${figure.unit}`;

/** How many targets there were and which were missed. */
export function summaryOf(sections: readonly Section[]): string {
  const aimed = sections.flatMap(({ title, figures }) =>
    figures.filter(({ limit }) => limit !== undefined).map((figure) => ({ title, figure })),
  );
  const missed = aimed.filter(({ figure }) => verdictOf(figure) === 'misses');
  const list = missed.map(({ title, figure }) => `  misses: ${title} › ${figure.what}, ${written(figure)}`);
  return [`${aimed.length - missed.length} of ${aimed.length} targets reached`, ...list, ''].join('\n');
}

const verdictOf = ({ value, limit }: Figure): string =>
  limit === undefined ? '' : value <= limit ? 'ok' : 'misses';

/** Plain text in columns: figure, value, target, verdict. */
export function tableOf({ title, figures, remarks = [] }: Section): string {
  const rows = figures.map((figure) =>
    `  ${figure.what.padEnd(52)} ${written(figure).padStart(12)}   ${limitWritten(figure).padEnd(12)} ${verdictOf(figure)}`.trimEnd(),
  );
  return [title, ...rows, ...remarks.map((remark) => `  ${remark}`), ''].join('\n');
}
