import type * as plotModule from '@observablehq/plot';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { Disclosure } from './disclosure.tsx';
import { useSay } from './use-desk.ts';
import './chart.css';

export type Plot = typeof plotModule;

/** The room that a drawing has, in CSS pixels, and how wide the letters of its axes are. */
export interface ChartRoom {
  readonly width: number;
  readonly height: number;
  /** The height of the axes' letters. */
  readonly letterPixels: number;
}

export interface ChartTable {
  readonly head: readonly string[];
  /** The first cell of each row names it. */
  readonly rows: readonly (readonly string[])[];
}

interface ChartProps {
  readonly title: string;
  /** Null while the figures are on their way: the room is kept for them. */
  readonly table: ChartTable | null;
  /** What to say in the chart's place where there is nothing to draw yet. */
  readonly emptySentence: string;
  /** Stands between the title and the drawing: what the marks mean. */
  readonly legend?: ReactNode;
  readonly draw: (plot: Plot, room: ChartRoom) => SVGSVGElement | HTMLElement;
}

/**
 * A drawing that is read like a printed one, and its figures as a table that anybody can open. The room is kept from the
 * first moment, so that nothing below moves when the figures come. `draw` has to stay the same between two renderings
 * that draw the same.
 */
export function Chart({ title, table, emptySentence, legend, draw }: ChartProps) {
  const say = useSay();
  const id = useId();
  const isEmpty = table !== null && table.rows.length === 0;
  return (
    <figure className="chart" aria-labelledby={id} aria-busy={table === null}>
      <figcaption className="chart-head">
        <span id={id} className="chart-title">
          {title}
        </span>
        {legend}
      </figcaption>
      {isEmpty ? (
        <p className="chart-room chart-empty">{emptySentence}</p>
      ) : table === null ? (
        <p className="chart-room chart-empty">{say('parts.chartLoading')}</p>
      ) : (
        <Drawing title={title} draw={draw} />
      )}
      {table === null || isEmpty ? (
        <div className="chart-below" />
      ) : (
        <div className="chart-below">
          <Disclosure label={say('parts.chartTable')}>
            <FiguresTable title={title} table={table} />
          </Disclosure>
        </div>
      )}
    </figure>
  );
}

function Drawing({ title, draw }: Pick<ChartProps, 'title' | 'draw'>) {
  const place = useRef<HTMLDivElement>(null);
  const [plot, setPlot] = useState<Plot | null>(null);
  useEffect(() => {
    // Fetched with the first chart: the till opens without it.
    void import('@observablehq/plot').then((module) => setPlot(module));
  }, []);
  useEffect(() => {
    const element = place.current;
    if (plot === null || element === null) return;
    const redraw = (): void => {
      const { width, height } = element.getBoundingClientRect();
      const letterPixels = Number.parseFloat(getComputedStyle(element).fontSize);
      if (width === 0 || height === 0) return;
      const drawing = draw(plot, { width, height, letterPixels });
      // The page's policy forbids style elements; what this one says stands in chart.css.
      for (const style of drawing.querySelectorAll('style')) style.remove();
      drawing.setAttribute('aria-hidden', 'true');
      element.replaceChildren(drawing);
    };
    // In a task of its own: the frame that asked for it isn't kept waiting.
    let due: ReturnType<typeof setTimeout> | undefined;
    const observer = new ResizeObserver(() => {
      clearTimeout(due);
      due = setTimeout(redraw, 0);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      clearTimeout(due);
    };
  }, [plot, draw]);
  return <div ref={place} className="chart-room" role="img" aria-label={title} />;
}

function FiguresTable({
  title,
  table: { head, rows },
}: {
  readonly title: string;
  readonly table: ChartTable;
}) {
  return (
    <table className="chart-table">
      <caption className="heard-only">{title}</caption>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...figures]) => (
          <tr key={name}>
            <th scope="row">
              <bdi>{name}</bdi>
            </th>
            {figures.map((figure, index) => (
              <td key={head[index + 1]}>{figure}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ChartLegendProps {
  readonly form: 'bars' | 'lines';
  readonly series: string;
  readonly usual: string;
}

/** What the marks of a chart with a comparison mean, by their form and not by their colour alone. */
export function ChartLegend({ form, series, usual }: ChartLegendProps) {
  return (
    <span className="chart-legend" data-form={form}>
      <span className="chart-key" data-of="series">
        {series}
      </span>
      <span className="chart-key" data-of="usual">
        {usual}
      </span>
    </span>
  );
}
