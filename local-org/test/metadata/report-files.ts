import { objectFiles, xml } from './project-fixture.ts';

/** A small project with reports: orders with a state, an amount and a day. Every function gives one file of it, to be broken. */
const ORDER = objectFiles(
  'Order__c',
  {
    State__c: `<label>State</label><type>Picklist</type><valueSet><valueSetDefinition><sorted>false</sorted>${[
      'Open',
      'Done',
      'Lost',
    ]
      .map((name) => `<value><fullName>${name}</fullName><default>false</default><label>${name}</label></value>`)
      .join('')}</valueSetDefinition></valueSet>`,
    City__c: '<label>City</label><type>Text</type><length>40</length>',
    Amount__c: '<label>Amount</label><type>Number</type><precision>10</precision><scale>2</scale>',
    Day__c: '<label>Day</label><type>Date</type>',
    Note__c: '<label>Note</label><type>LongTextArea</type><length>1000</length><visibleLines>3</visibleLines>',
  },
  '<sharingModel>Private</sharingModel>',
);

export const TYPE_FIELDS = [
  'Name',
  'State__c',
  'City__c',
  'Amount__c',
  'Day__c',
  'Note__c',
  'CreatedDate',
  'Owner',
  'CreatedBy.Username',
];

export function reportType(fields: readonly string[] = TYPE_FIELDS, extra = ''): string {
  const columns = fields.map(
    (field) =>
      `<columns><checkedByDefault>true</checkedByDefault><field>${field}</field><table>Order__c</table></columns>`,
  );
  return xml(
    'ReportType',
    `<baseObject>Order__c</baseObject><category>other</category><deployed>true</deployed><label>Orders</label>${extra}<sections>${columns.join('')}<masterLabel>Orders</masterLabel></sections>`,
  );
}

/** @param body what stands between the folder's frame: columns, groupings, filters */
export function report(format: string, body: string, type = 'Orders__c'): string {
  return xml('Report', `${body}<format>${format}</format><name>The Report</name><reportType>${type}</reportType>`);
}

export function columns(...fields: readonly string[]): string {
  return fields
    .map((text) => {
      const [field = '', ...aggregates] = text.split(' ');
      const kinds = aggregates.map((kind) => `<aggregateTypes>${kind}</aggregateTypes>`).join('');
      return `<columns>${kinds}<field>Order__c$${field}</field></columns>`;
    })
    .join('');
}

export function grouping(along: 'Down' | 'Across', field: string, extra = ''): string {
  return `<groupings${along}>${extra}<field>Order__c$${field}</field><sortOrder>Asc</sortOrder></groupings${along}>`;
}

export function filter(...criteria: readonly (readonly [field: string, operator: string, value: string])[]): string {
  return criteria
    .map(
      ([field, operator, value]) =>
        `<criteriaItems><column>Order__c$${field}</column><operator>${operator}</operator><value>${value}</value></criteriaItems>`,
    )
    .join('');
}

export function dashboard(component: string, more = '<dashboardType>SpecifiedUser</dashboardType>'): string {
  return xml(
    'Dashboard',
    `<backgroundEndColor>#FFFFFF</backgroundEndColor><backgroundFadeDirection>Diagonal</backgroundFadeDirection><backgroundStartColor>#FFFFFF</backgroundStartColor><dashboardGridLayout><dashboardGridComponents><colSpan>6</colSpan><columnIndex>0</columnIndex><dashboardComponent>${component}</dashboardComponent><rowIndex>0</rowIndex><rowSpan>4</rowSpan></dashboardGridComponents><numberOfColumns>12</numberOfColumns><rowHeight>36</rowHeight></dashboardGridLayout>${more}<textColor>#000000</textColor><title>The Dashboard</title><titleColor>#000000</titleColor><titleSize>12</titleSize>`,
  );
}

const READER = xml(
  'PermissionSet',
  `<label>Reader</label><objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Order__c</object><viewAllRecords>false</viewAllRecords></objectPermissions>${[
    'State__c',
    'City__c',
    'Day__c',
  ]
    .map(
      (field) =>
        `<fieldPermissions><editable>false</editable><field>Order__c.${field}</field><readable>true</readable></fieldPermissions>`,
    )
    .join('')}`,
);

/** The project with these files on top, by path. */
export function reportProject(files: Readonly<Record<string, string>>): Record<string, string> {
  const folder = (root: string): string =>
    xml(root, '<accessType>Public</accessType><name>Mine</name><publicFolderAccess>ReadOnly</publicFolderAccess>');
  return {
    ...ORDER,
    'permissionsets/Reader.permissionset-meta.xml': READER,
    'reportTypes/Orders.reportType-meta.xml': reportType(),
    'reports/Mine.reportFolder-meta.xml': folder('ReportFolder'),
    'dashboards/Mine.dashboardFolder-meta.xml': folder('DashboardFolder'),
    ...files,
  };
}
