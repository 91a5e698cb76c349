import type { NativeClass } from '../../semantic/native.ts';

/** The platform's classes that belong to the org: records, DML, queries, describe, security, jobs, tests. */
export const platformLibrary: readonly NativeClass[] = [];
