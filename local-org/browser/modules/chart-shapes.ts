/** What the host's charts show: see `lightning/report-chart.ts`. */
export interface Chart {
  readonly type: string;
  readonly title: string;
  readonly summary: string;
  readonly grouping: string;
  readonly categories: readonly string[];
  readonly series: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
  readonly isCut: boolean;
}

export interface Rect {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
  readonly title: string;
}
export interface Path {
  readonly key: string;
  readonly d: string;
  readonly fill: string;
  readonly stroke: string;
  readonly title: string;
}
export interface Line {
  readonly key: string;
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}
export interface Text {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly text: string;
  readonly className: 'text' | 'text sum';
}
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly rects: readonly Rect[];
  readonly paths: readonly Path[];
  readonly lines: readonly Line[];
  readonly texts: readonly Text[];
  readonly legend: readonly { readonly key: string; readonly label: string; readonly fill: string }[];
}

/** Each at least 3:1 on white. */
const COLORS = ['#1b5e8c', '#b8352f', '#0b7a74', '#a35f00', '#6b4fa0', '#56646f', '#a0487e', '#3d7a2f', '#7d5226'];

export function colorOf(index: number): string {
  return COLORS[index % COLORS.length] ?? '#56646f';
}

export function shortNumber(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 1, notation: value >= 10_000 ? 'compact' : 'standard' });
}
