/** The user may not run the report, or not with what it needs; the text is for him. */
export class ReportRefused extends Error {}
