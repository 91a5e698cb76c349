import type { Granularity, ReportColumn, ReportGrouping, Summary } from '../metadata/report-model.ts';
import type { OrgUser } from '../runtime/org-port.ts';
import { ApexDate } from '../runtime/values/scalars.ts';
import type { Value } from '../runtime/values/value.ts';
import type { GroupValue } from '../reports/groups.ts';
import { textOf } from './display.ts';

/** How the values of a report read for a user: his locale, his time zone. */
export class ReportTexts {
  readonly #locale: string;
  readonly #zone: string;

  constructor(user: OrgUser) {
    this.#locale = user.locale.replace('_', '-');
    this.#zone = user.timeZone;
  }

  value(column: ReportColumn, value: Value): string {
    const text = textOf(value, this.#locale, this.#zone);
    return column.field.picklist.find((one) => one.value === text)?.label ?? text;
  }

  group({ column, granularity }: ReportGrouping, { value }: GroupValue): string {
    if (value === null) return '-';
    return value instanceof ApexDate ? this.#period(granularity, value) : this.value(column, value);
  }

  number(value: number | null): string {
    return value === null ? '-' : value.toLocaleString(this.#locale, { maximumFractionDigits: 2 });
  }

  summary(summary: Summary): string {
    if (summary.kind === 'count') return 'Record Count';
    const { label } = summary.column;
    return summary.type === 'Sum' ? `Sum of ${label}` : `${summary.type} ${label}`;
  }

  #period(granularity: Granularity, first: ApexDate): string {
    const day = (date: ApexDate): string => textOf(date, this.#locale, this.#zone);
    switch (granularity) {
      case 'Day':
        return day(first);
      case 'Week':
        return `${day(first)} – ${day(new ApexDate(first.days + 6))}`;
      case 'Month':
        return first.utc().toLocaleDateString(this.#locale, { timeZone: 'UTC', month: 'long', year: 'numeric' });
      case 'Quarter':
        return `Q${Math.floor((first.month - 1) / 3) + 1} ${first.year}`;
      case 'Year':
        return String(first.year);
    }
  }
}
