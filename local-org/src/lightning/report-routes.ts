import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { OpenProject } from '../project.ts';
import { REPORT_LIMITS } from '../reports/run-report.ts';
import type { LimitSet } from '../runtime/limits.ts';
import type { Id } from '../runtime/values/scalars.ts';
import { dashboardPage, openDashboard } from './dashboard-page.ts';
import { analyticsList, reportPage } from './report-page.ts';

export interface ReportDoors {
  /** Runs for the user of the request. */
  run<T>(request: FastifyRequest, body: () => T, limits?: LimitSet): T;
  runAs<T>(userId: Id, body: () => T, limits?: LimitSet): T;
  answer(reply: FastifyReply, body: () => unknown): Promise<FastifyReply>;
}

/** What the pages of reports and dashboards ask for. */
export function reportRoutes(app: FastifyInstance, project: OpenProject, doors: ReportDoors): void {
  const { run, runAs, answer } = doors;
  for (const kind of ['Report', 'Dashboard'] as const) {
    app.get(`/lightning/ui/analytics/${kind}`, (request, reply) =>
      answer(reply, () => run(request, () => analyticsList(project, kind))),
    );
  }
  app.get<{ Params: { id: string } }>('/lightning/ui/analytics/Report/:id', (request, reply) =>
    answer(reply, () => run(request, () => reportPage(project, request.params.id), REPORT_LIMITS)),
  );
  app.get<{ Params: { id: string } }>('/lightning/ui/analytics/Dashboard/:id', (request, reply) =>
    answer(reply, () => {
      const { dashboard, runningUser } = run(request, () => openDashboard(project, request.params.id));
      return runAs(runningUser, () => dashboardPage(project, dashboard), REPORT_LIMITS);
    }),
  );
}
