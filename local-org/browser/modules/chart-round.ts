import { colorOf, shortNumber, type Chart, type Drawing, type Path, type Text } from './chart-shapes.ts';

const HEIGHT = 220;

/** Pies and donuts. */
export function drawRound(chart: Chart, width: number): Drawing {
  const values = chart.series[0]?.values ?? [];
  const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const [x, y, outer] = [width / 2, HEIGHT / 2, HEIGHT / 2 - 8];
  const inner = chart.type === 'Donut' ? outer * 0.6 : 0;
  let turned = 0;
  const paths = values.flatMap((value, index): Path[] => {
    if (value === null || value === 0) return [];
    const from = turned;
    turned += value / sum;
    const title = `${chart.categories[index] ?? ''}: ${shortNumber(value)}`;
    return [
      { key: `${index}`, d: slice({ x, y, outer, inner }, from, turned), fill: colorOf(index), stroke: '#fff', title },
    ];
  });
  const texts: Text[] =
    chart.type === 'Donut'
      ? [{ key: 'sum', x, y: y + 7, anchor: 'middle', text: shortNumber(sum), className: 'text sum' }]
      : [];
  const legend = chart.categories.map((label, index) => ({
    key: `${index}`,
    label: `${label}: ${shortNumber(values[index] ?? 0)}`,
    fill: colorOf(index),
  }));
  return { width, height: HEIGHT, rects: [], paths, lines: [], texts, legend };
}

interface Ring {
  readonly x: number;
  readonly y: number;
  readonly outer: number;
  readonly inner: number;
}

/** A part of a ring, from and to in turns. A whole ring has no two ends: it is drawn a hair short. */
function slice({ x, y, outer, inner }: Ring, from: number, to: number): string {
  const end = to - from > 0.9999 ? from + 0.9999 : to;
  const at = (turn: number, radius: number): string => {
    const angle = (turn - 0.25) * 2 * Math.PI;
    return `${(x + Math.cos(angle) * radius).toFixed(2)} ${(y + Math.sin(angle) * radius).toFixed(2)}`;
  };
  const large = end - from > 0.5 ? 1 : 0;
  return [
    `M${at(from, outer)}`,
    `A${outer} ${outer} 0 ${large} 1 ${at(end, outer)}`,
    `L${at(end, inner)}`,
    `A${inner} ${inner} 0 ${large} 0 ${at(from, inner)}`,
    'Z',
  ].join(' ');
}
