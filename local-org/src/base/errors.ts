import type { Position } from './position.ts';

/** Base of every error this program throws on purpose. Guest exceptions (values of an Apex program) are not among them. */
export abstract class LocalOrgError extends Error {
  abstract readonly code: string;
}

/**
 * A gap of the local org: the guest program asked for something that a real org may well do and this one can't.
 * Guest code can't catch it; a test that meets it is reported as `unsupported`, never as passed.
 */
export class Unsupported extends LocalOrgError {
  readonly code = 'UNSUPPORTED';
  file: string | undefined;
  position: Position | undefined;
  constructor(what: string, file?: string, position?: Position) {
    super(what);
    this.name = 'Unsupported';
    this.file = file;
    this.position = position;
  }
}

/** The project can't be read: broken XML, no sfdx-project.json, a class without its meta file, an unknown field type. */
export class ProjectError extends LocalOrgError {
  readonly code = 'PROJECT';
  readonly file: string;
  readonly position: Position | undefined;
  constructor(file: string, message: string, position?: Position) {
    super(message);
    this.name = 'ProjectError';
    this.file = file;
    this.position = position;
  }
}

/** Closes a switch over a union: reached only if a case was forgotten. */
export function assertNever(value: never, what = 'case'): never {
  throw new Error(`unhandled ${what}: ${JSON.stringify(value)}`);
}
