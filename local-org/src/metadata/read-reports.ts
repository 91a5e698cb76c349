import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { ProjectError } from '../base/errors.ts';
import { DASHBOARD } from './dashboard-shapes.ts';
import { checkShape, type Shape } from './element-shape.ts';
import type { OrgModel } from './model.ts';
import type { ErrorList } from './project-errors.ts';
import type { ProjectFile } from './project-files.ts';
import { readDashboard } from './read-dashboard.ts';
import { readColumn } from './report-columns.ts';
import type {
  AnalyticsModel,
  DashboardDefinition,
  ReportDefinition,
  ReportFolder,
  ReportTypeDefinition,
} from './report-model.ts';
import { FOLDER, REPORT, REPORT_TYPE } from './report-shapes.ts';
import { readReport, type ReportPlace } from './read-report.ts';
import { children, parseXml, requiredText, type XmlElement } from './xml.ts';

type Objects = Pick<OrgModel, 'findObject'>;

/** Report types, reports, dashboards and their folders, as a deployment would check them; what is wrong goes to `errors`. */
export function readReports(files: readonly ProjectFile[], objects: Objects, errors: ErrorList): AnalyticsModel {
  const read = <T>(kind: string, root: string, shape: Shape, make: (root: XmlElement, file: ProjectFile) => T): T[] =>
    files
      .filter(({ name }) => name.endsWith(`.${kind}-meta.xml`))
      .flatMap((file) => {
        const made = errors.attempt(() => {
          const element = parseXml(readFileSync(file.path, 'utf8'), file.name, root);
          checkShape(element, shape);
          return make(element, file);
        });
        return made === undefined ? [] : [made];
      });
  const reportTypes = read('reportType', 'ReportType', REPORT_TYPE, (root, file) =>
    readReportType(root, file, objects),
  );
  const folders = (kind: string, root: string): Folders =>
    new Map(read(kind, root, FOLDER, readFolder).map((folder) => [folder.name, folder]));
  const ofReports = folders('reportFolder', 'ReportFolder');
  const ofDashboards = folders('dashboardFolder', 'DashboardFolder');
  const reports = read('report', 'Report', REPORT, (root, file): ReportDefinition =>
    readReport(root, placeOf(file, 'reports', '00O', ofReports), typeOf(root, reportTypes)),
  );
  const dashboards = read('dashboard', 'Dashboard', DASHBOARD, (root, file): DashboardDefinition =>
    readDashboard(root, placeOf(file, 'dashboards', '01Z', ofDashboards), reports),
  );
  return { reportTypes, reports, dashboards };
}

type Folders = ReadonlyMap<string, ReportFolder>;

function readReportType(root: XmlElement, file: ProjectFile, objects: Objects): ReportTypeDefinition {
  const base = requiredText(root, 'baseObject');
  const object = objects.findObject(base);
  if (object === undefined) throw new ProjectError(file.name, `baseObject: no object ${base}`, root.position);
  return {
    name: `${nameOf(file)}__c`,
    label: requiredText(root, 'label'),
    object,
    columns: children(root, 'sections')
      .flatMap((section) => children(section, 'columns'))
      .map((element) => readColumn(element, object, objects)),
  };
}

function readFolder(root: XmlElement, file: ProjectFile): ReportFolder {
  return { name: nameOf(file), label: requiredText(root, 'name') };
}

function typeOf(root: XmlElement, types: readonly ReportTypeDefinition[]): ReportTypeDefinition {
  const name = requiredText(root, 'reportType');
  const found = types.find((type) => type.name.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found;
  const message = name.endsWith('__c')
    ? `reportType: no report type ${name}`
    : `reportType: the local org does the report types of the project, not ${name}`;
  throw new ProjectError(root.file, message, root.position);
}

/** `reports/Folder/Name.report-meta.xml`. Every report and dashboard lies in a folder that the project has. */
function placeOf(file: ProjectFile, root: string, prefix: string, folders: Folders): ReportPlace {
  const path = new RegExp(`(?:^|/)${root}/(.+)/[^/]+$`).exec(file.name)?.[1];
  const folder = folders.get(path ?? '');
  if (path === undefined || folder === undefined) {
    const missing = path === undefined ? 'lies in no folder' : `the folder ${path} is missing`;
    throw new ProjectError(file.name, `${missing}: every one of the ${root} needs a folder`);
  }
  const name = `${path}/${nameOf(file)}`;
  return { id: idOf(prefix, name), name, folder };
}

/** An org gives ids at random; here a report has the same address in every run. */
function idOf(prefix: string, name: string): string {
  return `${prefix}${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;
}

function nameOf(file: ProjectFile): string {
  return decodeURIComponent(basename(file.name).replace(/\.[^.]+-meta\.xml$/, ''));
}
