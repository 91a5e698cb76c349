import { LightningElement, api } from 'lwc';
import locale from '@salesforce/i18n/locale';
import dayLabel from '@salesforce/label/c.Overview_Day';
import failedLabel from '@salesforce/label/c.Overview_Failed';
import titleLabel from '@salesforce/label/c.Overview_Chart';
import totalLabel from '@salesforce/label/c.Overview_Total';
import waitingLabel from '@salesforce/label/c.Overview_Waiting';
import wellLabel from '@salesforce/label/c.Overview_Well';

const WIDTH = 1000;
const HEIGHT = 160;
const GAP = 6;

interface Part {
  readonly key: string;
  readonly kind: string;
  readonly y: number;
  readonly height: number;
}

interface Bar {
  readonly key: string;
  readonly x: number;
  readonly width: number;
  readonly middle: number;
  readonly label: string;
  readonly title: string;
  readonly parts: readonly Part[];
  readonly total: number;
  readonly well: number;
  readonly failed: number;
  readonly open: number;
}

/** Events by day, as bars: what went well below, what is open above it, what failed on top. The same numbers as a table for who can't see it. */
export default class DayChart extends LightningElement {
  @api days: readonly Apex.DayTotal[] | undefined;

  readonly labels = { dayLabel, failedLabel, titleLabel, totalLabel, waitingLabel, wellLabel };
  readonly viewBox = `0 0 ${WIDTH} ${HEIGHT + 20}`;
  readonly baseline = HEIGHT;
  readonly labelY = HEIGHT + 14;
  readonly width = WIDTH;

  get bars(): Bar[] {
    const days = this.days ?? [];
    const most = Math.max(1, ...days.map(({ total = 0 }) => total));
    const step = WIDTH / Math.max(1, days.length);
    return days.map((day, index) => bar(day, index * step, step - GAP, most));
  }
}

function bar(day: Apex.DayTotal, x: number, width: number, most: number): Bar {
  const { total = 0, well = 0, failed = 0, open = 0 } = day;
  const key = day.day ?? String(x);
  const scale = HEIGHT / most;
  const parts: Part[] = [];
  let top = HEIGHT;
  for (const [kind, count] of [
    ['well', well],
    ['open', open],
    ['failed', failed],
  ] as const) {
    const height = count * scale;
    top -= height;
    if (height > 0) parts.push({ key: `${key} ${kind}`, kind: `bar ${kind}`, y: top, height });
  }
  const label = shortDay(day.day);
  const title = `${label}: ${total} · ${wellLabel} ${well} · ${waitingLabel} ${open} · ${failedLabel} ${failed}`;
  return { key, x, width, middle: x + width / 2, label, title, parts, total, well, failed, open };
}

/** A day of UTC, as the statistics count them. */
function shortDay(day: string | undefined): string {
  if (day === undefined) return '';
  return new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(new Date(day));
}
