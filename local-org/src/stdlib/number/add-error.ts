import { refused } from '../../semantic/native.ts';

const REASON = 'addError on a field belongs to the record; this form is not bound';

/** Every primitive has addError, meant for a field of a record in a trigger. */
export const addErrorRefused = {
  'void addError(String message)': refused(REASON),
  'void addError(String message, Boolean escape)': refused(REASON),
  'void addError(Exception exception)': refused(REASON),
  'void addError(Exception exception, Boolean escape)': refused(REASON),
};
