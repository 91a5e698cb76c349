import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Registry, type MetricObjectWithValues, type MetricValue } from 'prom-client';
import { createEventMetrics } from '../../src/observe/event-metrics.ts';
import { createRequestMetrics } from '../../src/observe/request-metrics.ts';
import { addStateMetrics } from '../../src/observe/state-metrics.ts';

interface Panel {
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets: readonly { readonly expr: string; readonly legendFormat?: string }[];
}

const file = join(import.meta.dirname, '..', '..', 'deploy', 'grafana-dashboard.json');
const dashboard = JSON.parse(readFileSync(file, 'utf8')) as { readonly panels: readonly Panel[] };
const expressions = dashboard.panels.flatMap((panel) =>
  panel.targets.map((target) => ({ title: panel.title, ...target })),
);

/** Everything that is neither a metric nor a name of the query language is in quotes or brackets, or a label after `by`. */
const language = new Set(['sum', 'min', 'max', 'rate', 'histogram_quantile']);

function metricNames(expression: string): string[] {
  const bare = expression
    .replaceAll(/\{[^}]*\}/g, '')
    .replaceAll(/\[[^\]]*\]/g, '')
    .replaceAll(/by \([^)]*\)/g, '');
  return [...bare.matchAll(/[a-z_][a-z0-9_]*/g)].map(([name]) => name).filter((name) => !language.has(name));
}

/** Series as they are scraped: a histogram has three. */
function seriesOf(metrics: readonly MetricObjectWithValues<MetricValue<string>>[]): ReadonlySet<string> {
  return new Set(
    metrics.flatMap(({ name, type }) =>
      String(type) === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
  );
}

async function relayRegistry(): Promise<MetricObjectWithValues<MetricValue<string>>[]> {
  const registry = new Registry();
  createEventMetrics(registry);
  createRequestMetrics(registry);
  const view = { counts: () => Promise.reject(new Error()), oldestOpenAt: async () => undefined, lanes: async () => 0 };
  addStateMetrics(registry, { version: '1', view, gate: { isOpen: false, quotaUsed: undefined }, now: () => 0 });
  return registry.getMetricsAsJSON();
}

test('the dashboard asks for nothing that the relay does not have', async () => {
  const series = seriesOf(await relayRegistry());
  assert.ok(expressions.length > 15);
  for (const { title, expr } of expressions) {
    const names = metricNames(expr);
    assert.ok(names.length > 0, title);
    for (const name of names) assert.ok(series.has(name), `${title}: ${name}`);
  }
});

test('every metric of the relay itself is on the dashboard', async () => {
  const asked = new Set(expressions.flatMap(({ expr }) => metricNames(expr)));
  const variables = readFileSync(file, 'utf8');
  for (const { name } of await relayRegistry()) {
    if (!name.startsWith('relay_')) continue;
    const isShown = [name, `${name}_bucket`, `${name}_count`].some((series) => asked.has(series));
    assert.ok(isShown || variables.includes(`label_values(${name}`), name);
  }
});

test('labels in legends are those that the expression groups by', () => {
  for (const { title, expr, legendFormat = '' } of expressions) {
    for (const [, label = ''] of legendFormat.matchAll(/\{\{(\w+)\}\}/g)) {
      const isGrouped = new RegExp(`by \\([^)]*\\b${label}\\b`).test(expr);
      assert.ok(isGrouped || (label === 'instance' && !expr.includes('sum')), `${title}: ${label}`);
    }
  }
});

test('no two panels lie on each other', () => {
  const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, index) => `${x + (index % w)},${y + Math.floor(index / w)}`),
  );
  assert.equal(new Set(cells).size, cells.length);
  assert.ok(dashboard.panels.every(({ gridPos: { x, w } }) => x + w <= 24));
});
