/** As PHP's `json_encode` writes it: slashes escaped, everything beyond ASCII as `\uXXXX`. https://www.php.net/json_encode */
export function phpJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('/', String.raw`\/`)
    .replaceAll(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** ChargeOver writes either, by a setting of the account: ISO 8601 with the offset, or the account's local time without any. */
export type DateStyle = 'iso' | 'legacy';

/** The same value with every date-time in the one style; pure dates stay. The account is in Chicago, as ChargeOver's default is. */
export function inDateStyle(value: unknown, style: DateStyle): unknown {
  if (typeof value === 'string') return dateText(value, style);
  if (Array.isArray(value)) return value.map((member) => inDateStyle(member, style));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, inDateStyle(member, style)]));
}

function dateText(text: string, style: DateStyle): string {
  const [, day, time, offset] = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)([+-]\d\d:\d\d)?$/.exec(text) ?? [];
  if (day === undefined || time === undefined) return text;
  return style === 'legacy' ? `${day} ${time}` : `${day}T${time}${offset ?? chicagoOffset(`${day}T${time}`)}`;
}

const chicago = new Intl.DateTimeFormat('en-US', { timeZone: 'America/Chicago', timeZoneName: 'longOffset' });

/** Taken at the instant six hours off: right but for the hours of the two changes of a year. */
function chicagoOffset(local: string): string {
  const parts = chicago.formatToParts(new Date(`${local}-06:00`));
  return parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', '') ?? '-06:00';
}
