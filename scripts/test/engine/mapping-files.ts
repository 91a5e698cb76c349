/** Custom metadata of a customer's own: a mapping for one site, as the setup page would write it. */

const HEAD =
  'xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"';

type Values = Readonly<Record<string, string | boolean | number>>;

function row(label: string, values: Values): string {
  const cells = Object.entries({ Active__c: true, ...values }).map(([field, value]) => {
    const type = { string: 'string', boolean: 'boolean', number: 'double' }[typeof value as 'string'];
    const text = String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return `<values><field>${field}</field><value xsi:type="xsd:${type}">${text}</value></values>`;
  });
  return `<CustomMetadata ${HEAD}><label>${label}</label><protected>false</protected>${cells.join('')}</CustomMetadata>`;
}

/** @param fields target field → source path, or the values of the row */
export function mappingFiles(
  name: string,
  mapping: Values,
  fields: Readonly<Record<string, string | Values>>,
): Record<string, string> {
  const files: Record<string, string> = {
    [`customMetadata/Object_Mapping.${name}.md-meta.xml`]: row(name, { Order__c: 10, ...mapping }),
  };
  for (const [target, source] of Object.entries(fields)) {
    const label = `${name}_${target.replaceAll('__', '_')}`.replace(/_c$/, '');
    const values = typeof source === 'string' ? { Source__c: source } : source;
    files[`customMetadata/Field_Mapping.${label}.md-meta.xml`] = row(label, {
      Object_Mapping__c: name,
      Target_Field__c: target,
      ...values,
    });
  }
  return files;
}
