import { nativeClass, refused } from '../../semantic/native.ts';
import { addErrorRefused } from '../number/add-error.ts';

/** What the local org lists of String only to refuse it. */
export const stringTemplate = nativeClass(
  'System.String',
  { complete: true },
  {
    'static String template(String template, Map<String, Object> values)': refused('text templates are not built'),
    ...addErrorRefused,
  },
);
