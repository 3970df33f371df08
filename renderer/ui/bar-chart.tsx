import { useCallback, useMemo } from 'react';
import { chartInk, everyNth, marginFor, wholeTicks } from './chart-axes.ts';
import { Chart, ChartLegend, type ChartRoom, type ChartTable, type Plot } from './chart.tsx';
import { useMeasure, type Measure, type MeasureWords } from './measures.ts';

export interface Bar {
  /** What the bar stands for, as its axis says it: an hour, a category. Each name once. */
  readonly name: string;
  readonly value: number;
  /** What is usual there; absent or null where nothing is known. */
  readonly usual?: number | null;
}

interface BarChartProps {
  readonly title: string;
  /** What the names are: "Hour". */
  readonly nameHead: string;
  /** What the values are: "Sales". */
  readonly valueHead: string;
  /** What the values are compared with: "Usual on a Saturday". Null where nothing is compared. */
  readonly usualHead: string | null;
  readonly measure: Measure;
  /** In the order to draw them; null while they are on their way. */
  readonly bars: readonly Bar[] | null;
  readonly emptySentence: string;
}

/**
 * Bars by hour or by category. What is usual stands as a line across its bar and a paler bar behind: it is told by its
 * form, on paper too.
 */
export function BarChart(props: BarChartProps) {
  const { title, nameHead, valueHead, usualHead, measure, bars, emptySentence } = props;
  const words = useMeasure(measure);
  const table = useMemo(
    () => tableOf(bars, [nameHead, valueHead, usualHead], words),
    [bars, nameHead, valueHead, usualHead, words],
  );
  const draw = useCallback(
    (plot: Plot, room: ChartRoom) =>
      drawBars(plot, room, { bars: bars ?? [], isCompared: usualHead !== null, words }),
    [bars, usualHead, words],
  );
  return (
    <Chart
      title={title}
      table={table}
      emptySentence={emptySentence}
      legend={usualHead === null ? null : <ChartLegend form="bars" series={valueHead} usual={usualHead} />}
      draw={draw}
    />
  );
}

type Heads = readonly [name: string, value: string, usual: string | null];

function tableOf(
  bars: readonly Bar[] | null,
  [name, value, usual]: Heads,
  words: MeasureWords,
): ChartTable | null {
  if (bars === null) return null;
  const isNothing = bars.every((bar) => bar.value === 0 && (bar.usual ?? 0) === 0);
  if (isNothing) return { head: [], rows: [] };
  return {
    head: [name, value, ...(usual === null ? [] : [usual])],
    rows: bars.map((bar) => [
      bar.name,
      words.exactly(bar.value),
      ...(usual === null ? [] : [bar.usual == null ? '–' : words.exactly(bar.usual)]),
    ]),
  };
}

interface BarsToDraw {
  readonly bars: readonly Bar[];
  readonly isCompared: boolean;
  readonly words: MeasureWords;
}

/** How many letters high the widest bar is wide. */
const widestBarLetters = 8;

function drawBars(plot: Plot, room: ChartRoom, { bars, isCompared, words }: BarsToDraw) {
  const { width, height, letterPixels } = room;
  const compared = isCompared ? bars.filter((bar) => bar.usual != null) : [];
  const ticks = wholeTicks([...bars.map(({ value }) => value), ...compared.map(({ usual }) => usual ?? 0)]);
  const marginLeft = marginFor(ticks.map(words.briefly), room);
  const names = bars.map(({ name }) => name);
  const nth = everyNth(names, width - marginLeft, room);
  // Few bars stay bars: none is wider than a hand reads as one.
  const bandPixels = ((width - marginLeft) / bars.length) * 0.85;
  const around = Math.max(0, (bandPixels - widestBarLetters * letterPixels) / 2);
  const inset = around + Math.min(10, Math.max(1, bandPixels / 7));
  return plot.plot({
    width,
    height,
    marginLeft,
    marginRight: letterPixels / 2,
    marginTop: letterPixels,
    marginBottom: letterPixels * 2,
    x: { domain: names, padding: 0.15, label: null },
    y: { domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1], label: null },
    marks: [
      plot.gridY({ ticks: [...ticks], stroke: chartInk.line, strokeOpacity: 1 }),
      plot.axisY({ ticks: [...ticks], tickFormat: words.briefly, tickSize: 0 }),
      plot.axisX({ ticks: names.filter((_, index) => index % nth === 0), tickSize: 0 }),
      plot.barY(compared, {
        x: 'name',
        y: 'usual',
        fill: chartInk.usualSoft,
        insetLeft: around,
        insetRight: around,
      }),
      plot.barY(bars, {
        x: 'name',
        y: 'value',
        fill: chartInk.series,
        insetLeft: inset,
        insetRight: inset,
        title: (bar: Bar) => `${bar.name}: ${words.exactly(bar.value)}`,
      }),
      plot.tickY(compared, {
        x: 'name',
        y: 'usual',
        stroke: chartInk.usual,
        strokeWidth: 3,
        insetLeft: around,
        insetRight: around,
      }),
      plot.ruleY([0], { stroke: chartInk.ink }),
    ],
  });
}
