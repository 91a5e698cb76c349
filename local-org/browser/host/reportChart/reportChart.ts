import { LightningElement, api } from 'lwc';
import { draw } from '../../modules/chart-geometry.ts';
import { shortNumber, type Chart, type Drawing } from '../../modules/chart-shapes.ts';

interface TableRow {
  readonly key: string;
  readonly label: string;
  readonly values: readonly { readonly key: string; readonly text: string }[];
}

/** A chart, and the same numbers as a table for who can't see it. */
export default class ReportChart extends LightningElement {
  @api chart: Chart | undefined;
  /** Pixels that the chart is drawn for; it shrinks with its place. */
  @api width = 800;

  get isEmpty(): boolean {
    return this.chart?.categories.length === 0;
  }
  get drawing(): Drawing | undefined {
    return this.chart === undefined || this.isEmpty ? undefined : draw(this.chart, this.width);
  }
  get viewBox(): string {
    return `0 0 ${this.drawing?.width ?? 0} ${this.drawing?.height ?? 0}`;
  }
  get svgStyle(): string {
    return `max-width: ${this.drawing?.width ?? 0}px`;
  }
  get name(): string {
    return `${this.chart?.title ?? ''}: ${this.chart?.summary ?? ''}`;
  }
  get legend(): readonly { readonly key: string; readonly label: string; readonly style: string }[] {
    return (this.drawing?.legend ?? []).map(({ key, label, fill }) => ({ key, label, style: `background: ${fill}` }));
  }
  get heads(): readonly string[] {
    return (this.chart?.series ?? []).map(({ label }) => label);
  }
  get rows(): TableRow[] {
    const { categories = [], series = [] } = this.chart ?? {};
    return categories.map((label, at) => ({
      key: `${at}`,
      label,
      values: series.map(({ values }, index) => {
        const value = values[at] ?? null;
        return { key: `${index}`, text: value === null ? '-' : shortNumber(value) };
      }),
    }));
  }
}
