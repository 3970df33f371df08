import { useCallback, useMemo } from 'react';
import { chartInk, everyNth, marginFor, wholeTicks, widestOf } from './chart-axes.ts';
import { Chart, ChartLegend, type ChartRoom, type ChartTable, type Plot } from './chart.tsx';
import { dayAndMonth, dayOfInstant } from './dates.ts';
import { useMeasure, type Measure, type MeasureWords } from './measures.ts';
import { useLocale } from './use-desk.ts';

export interface DayPoint {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly value: number;
  /** What is compared with it; absent or null where nothing is known. */
  readonly usual?: number | null;
}

interface LineChartProps {
  readonly title: string;
  /** What the days are: "Day", "Week from". */
  readonly dayHead: string;
  readonly valueHead: string;
  /** What the values are compared with. Null where nothing is compared. */
  readonly usualHead: string | null;
  readonly measure: Measure;
  /** Steps hold their value until the next day, as a balance does; a line leads from one to the next. */
  readonly form: 'line' | 'steps';
  /** By day, oldest first; null while they are on their way. */
  readonly points: readonly DayPoint[] | null;
  readonly emptySentence: string;
}

/** A value over days, as a line over its area; what is usual is a broken line. */
export function LineChart(props: LineChartProps) {
  const { title, dayHead, valueHead, usualHead, measure, form, points, emptySentence } = props;
  const locale = useLocale();
  const words = useMeasure(measure);
  const isOfOneYear = points?.[0]?.day.slice(0, 4) === points?.at(-1)?.day.slice(0, 4);
  const dayWords = useCallback(
    // Days of several years are told apart by their year.
    (day: string) =>
      isOfOneYear ? dayAndMonth(day, locale) : dayOfInstant(`${day}T00:00:00Z`, 'UTC', locale),
    [locale, isOfOneYear],
  );
  const table = useMemo(
    () => tableOf(points, [dayHead, valueHead, usualHead], { ...words, day: dayWords }),
    [points, dayHead, valueHead, usualHead, words, dayWords],
  );
  const draw = useCallback(
    (plot: Plot, room: ChartRoom) =>
      drawDays(plot, room, {
        points: points ?? [],
        isCompared: usualHead !== null,
        form,
        words: { ...words, day: dayWords },
      }),
    [points, usualHead, form, words, dayWords],
  );
  return (
    <Chart
      title={title}
      table={table}
      emptySentence={emptySentence}
      legend={usualHead === null ? null : <ChartLegend form="lines" series={valueHead} usual={usualHead} />}
      draw={draw}
    />
  );
}

interface Words extends MeasureWords {
  readonly day: (day: string) => string;
}

type Heads = readonly [day: string, value: string, usual: string | null];

function tableOf(
  points: readonly DayPoint[] | null,
  [day, value, usual]: Heads,
  words: Words,
): ChartTable | null {
  if (points === null) return null;
  return {
    head: points.length === 0 ? [] : [day, value, ...(usual === null ? [] : [usual])],
    rows: points.map((point) => [
      words.day(point.day),
      words.exactly(point.value),
      ...(usual === null ? [] : [point.usual == null ? '–' : words.exactly(point.usual)]),
    ]),
  };
}

interface DaysToDraw {
  readonly points: readonly DayPoint[];
  readonly isCompared: boolean;
  readonly form: 'line' | 'steps';
  readonly words: Words;
}

/** A business day is a date without a time: no zone may move it. */
const instantOf = ({ day }: DayPoint): Date => new Date(`${day}T00:00:00Z`);

function drawDays(plot: Plot, room: ChartRoom, { points, isCompared, form, words }: DaysToDraw) {
  const { width, height, letterPixels } = room;
  const compared = isCompared ? points.filter((point) => point.usual != null) : [];
  const ticks = wholeTicks([...points.map(({ value }) => value), ...compared.map(({ usual }) => usual ?? 0)]);
  const labels = points.map(({ day }) => words.day(day));
  const labelPixels = widestOf(labels, room);
  // The first day's name stands in the middle below the line's beginning.
  const marginLeft = Math.max(marginFor(ticks.map(words.briefly), room), labelPixels / 2);
  const nth = everyNth(labels, width - marginLeft - labelPixels, room);
  // Counted from the newest, which is the one that is looked for.
  const named = points.filter((_, index) => (points.length - 1 - index) % nth === 0);
  const curve = form === 'steps' ? 'step-after' : 'linear';
  const newest = points.at(-1);
  return plot.plot({
    width,
    height,
    marginLeft,
    marginRight: Math.max(letterPixels, labelPixels / 2),
    marginTop: letterPixels,
    marginBottom: letterPixels * 2,
    x: { type: 'utc', label: null },
    y: { domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1], label: null },
    marks: [
      plot.gridY({ ticks: [...ticks], stroke: chartInk.line, strokeOpacity: 1 }),
      plot.axisY({ ticks: [...ticks], tickFormat: words.briefly, tickSize: 0 }),
      plot.axisX({
        ticks: named.map(instantOf),
        tickFormat: (date: Date) => words.day(date.toISOString().slice(0, 10)),
        tickSize: 0,
      }),
      plot.areaY(points, { x: instantOf, y: 'value', curve, fill: chartInk.seriesSoft }),
      plot.lineY(compared, {
        x: instantOf,
        y: 'usual',
        curve,
        stroke: chartInk.usual,
        strokeWidth: 2,
        strokeDasharray: '6 5',
      }),
      plot.lineY(points, { x: instantOf, y: 'value', curve, stroke: chartInk.series, strokeWidth: 2.5 }),
      ...(newest === undefined
        ? []
        : [plot.dot([newest], { x: instantOf, y: 'value', r: 4, fill: chartInk.series })]),
      plot.ruleY([0], { stroke: chartInk.ink }),
    ],
  });
}
