import timeZone from '@salesforce/i18n/timeZone';

/** When a log was processed, to the minute, in the user's time zone: a column of `lightning-datatable`, which by itself shows days of the browser's zone. */
export function processedColumn(label: string) {
  return {
    label,
    fieldName: 'processedAt',
    type: 'date',
    typeAttributes: {
      year: 'numeric',
      month: 'short',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      timeZone,
    },
  };
}
