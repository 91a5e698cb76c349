import { drawRound } from './chart-round.ts';
import {
  colorOf,
  shortNumber,
  type Chart,
  type Drawing,
  type Line,
  type Path,
  type Rect,
  type Text,
} from './chart-shapes.ts';

const HEIGHT = 220;

/** Draws a chart into so many pixels of width. */
export function draw(chart: Chart, width: number): Drawing {
  if (chart.type === 'Pie' || chart.type === 'Donut') return drawRound(chart, width);
  if (chart.type.startsWith('Bar')) return drawBars(chart, width);
  return chart.type.startsWith('Line') ? drawLines(chart, width) : drawColumns(chart, width);
}

/** 1, 2, 5, 10, 20 …: a step that divides the axis into at most five parts. */
export function stepOf(most: number): number {
  const raw = Math.max(most, 1) / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10;
  return Math.max(step * power, 1);
}

function totals(chart: Chart): number[] {
  const isStacked = chart.type.endsWith('Stacked');
  return chart.categories.map((_, at) => {
    const values = chart.series.map(({ values: all }) => all[at] ?? 0);
    return isStacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(0, ...values);
  });
}

function legendOf(chart: Chart): Drawing['legend'] {
  if (chart.series.length < 2) return [];
  return chart.series.map(({ label }, index) => ({ key: `${index}`, label, fill: colorOf(index) }));
}

/** Pixels of a text in the charts' 12 pixel type: about. Capitals, digits and underscores are wide. */
function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/[A-Z0-9_mw]/.test(letter) ? 8 : 6.5), 0);
}

function cutTo(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let cut = text;
  while (cut.length > 1 && widthOf(`${cut}…`) > width) cut = cut.slice(0, -1);
  return `${cut}…`;
}

function titleOf(chart: Chart, at: number, series: { readonly label: string }, value: number): string {
  const inner = chart.series.length > 1 ? `, ${series.label}` : '';
  return `${chart.categories[at] ?? ''}${inner}: ${shortNumber(value)}`;
}

interface Frame {
  readonly left: number;
  readonly bottom: number;
  readonly scale: number;
  readonly step: number;
  readonly lines: Line[];
  readonly texts: Text[];
}

/** Axes of charts whose values go up. */
function frameOf(chart: Chart, width: number): Frame {
  const most = Math.max(0, ...totals(chart));
  const by = stepOf(most);
  const top = Math.max(Math.ceil(most / by) * by, by);
  const left = widthOf(shortNumber(top)) + 12;
  const bottom = HEIGHT - 28;
  const scale = (bottom - 14) / top;
  const lines: Line[] = [];
  const texts: Text[] = [];
  for (let value = 0; value <= top; value += by) {
    const y = bottom - value * scale;
    lines.push({ key: `line ${value}`, x1: left, x2: width, y1: y, y2: y });
    texts.push({
      key: `tick ${value}`,
      x: left - 6,
      y: y + 4,
      anchor: 'end',
      text: shortNumber(value),
      className: 'text',
    });
  }
  const step = (width - left) / Math.max(chart.categories.length, 1);
  const room = Math.max(...chart.categories.map(widthOf), 1) + 10;
  const every = Math.max(Math.ceil(room / step), 1);
  chart.categories.forEach((label, at) => {
    if (at % every === 0)
      texts.push({
        key: `category ${at}`,
        x: Math.max(left + step * (at + 0.5), left + widthOf(label) / 2 - 10),
        y: HEIGHT - 8,
        anchor: 'middle',
        text: label,
        className: 'text',
      });
  });
  return { left, bottom, scale, step, lines, texts };
}

function drawColumns(chart: Chart, width: number): Drawing {
  const { left, bottom, scale, step, lines, texts } = frameOf(chart, width);
  const isGrouped = chart.type.endsWith('Grouped');
  const full = Math.min(step * 0.7, 80);
  const rects = chart.categories.flatMap((_, at) => {
    let base = bottom;
    const start = left + step * (at + 0.5) - full / 2;
    return chart.series.flatMap((series, index): Rect[] => {
      const value = series.values[at] ?? 0;
      if (value === 0) return [];
      const height = value * scale;
      const thin = isGrouped ? full / chart.series.length : full;
      const y = (isGrouped ? bottom : base) - height;
      if (!isGrouped) base = y;
      const x = isGrouped ? start + thin * index : start;
      const title = titleOf(chart, at, series, value);
      return [{ key: `${at} ${index}`, x, y, width: thin, height, fill: colorOf(index), title }];
    });
  });
  return { width, height: HEIGHT, rects, paths: [], lines, texts, legend: legendOf(chart) };
}

function drawLines(chart: Chart, width: number): Drawing {
  const { left, bottom, scale, step, lines, texts } = frameOf(chart, width);
  const rects: Rect[] = [];
  const paths = chart.series.map((series, index): Path => {
    const points = series.values.flatMap((value, at) => {
      if (value === null) return [];
      const [x, y] = [left + step * (at + 0.5), bottom - value * scale];
      const title = titleOf(chart, at, series, value);
      rects.push({ key: `${at} ${index}`, x: x - 4, y: y - 4, width: 8, height: 8, fill: colorOf(index), title });
      return [`${x.toFixed(1)} ${y.toFixed(1)}`];
    });
    const d = points.length === 0 ? '' : `M${points.join(' L')}`;
    return { key: `${index}`, d, fill: 'none', stroke: colorOf(index), title: series.label };
  });
  return { width, height: HEIGHT, rects, paths, lines, texts, legend: legendOf(chart) };
}

/** Heights of a bar's row: few bars are thicker than many. */
const LEAST_ROW = 28;
const MOST_ROW = 48;

function drawBars(chart: Chart, width: number): Drawing {
  const row = Math.min(MOST_ROW, Math.max(LEAST_ROW, HEIGHT / Math.max(chart.categories.length, 1)));
  const most = Math.max(1, ...totals(chart));
  const left = Math.min(Math.max(...chart.categories.map(widthOf), 1) + 12, width * 0.4);
  const valueRoom = widthOf(shortNumber(most)) + 10;
  const scale = (width - left - valueRoom) / most;
  const isGrouped = chart.type.endsWith('Grouped');
  const texts: Text[] = [];
  const rects = chart.categories.flatMap((label, at) => {
    const text = cutTo(label, left - 12);
    texts.push({ key: `category ${at}`, x: left - 8, y: row * (at + 0.5) + 4, anchor: 'end', text, className: 'text' });
    const end = left + (totals(chart)[at] ?? 0) * scale;
    const shown = shortNumber(totals(chart)[at] ?? 0);
    texts.push({
      key: `value ${at}`,
      x: end + 6,
      y: row * (at + 0.5) + 4,
      anchor: 'start',
      text: shown,
      className: 'text',
    });
    let x = left;
    return chart.series.flatMap((series, index): Rect[] => {
      const value = series.values[at] ?? 0;
      if (value === 0) return [];
      const thin = isGrouped ? (row - 8) / chart.series.length : row - 8;
      const y = row * at + 4 + (isGrouped ? thin * index : 0);
      const title = titleOf(chart, at, series, value);
      const rect = { key: `${at} ${index}`, x, y, width: value * scale, height: thin, fill: colorOf(index), title };
      if (!isGrouped) x += value * scale;
      return [rect];
    });
  });
  const height = Math.max(chart.categories.length, 1) * row;
  const lines = [{ key: 'axis', x1: left, x2: left, y1: 0, y2: height }];
  return { width, height, rects, paths: [], lines, texts, legend: legendOf(chart) };
}
