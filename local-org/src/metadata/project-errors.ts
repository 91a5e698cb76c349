import { LocalOrgError, ProjectError } from '../base/errors.ts';

/** Everything wrong with a project, found in one reading. `message` has one line an error: `file:line:column: what`. */
export class ProjectErrors extends LocalOrgError {
  readonly code = 'PROJECT';
  readonly errors: readonly ProjectError[];
  constructor(errors: readonly ProjectError[]) {
    super(errors.map(formatProjectError).join('\n'));
    this.name = 'ProjectErrors';
    this.errors = errors;
  }
}

export function formatProjectError(error: ProjectError): string {
  const at = error.position === undefined ? '' : `:${error.position.line}:${error.position.column}`;
  return `${error.file}${at}: ${error.message}`;
}

/** Collects errors, so that one broken file doesn't hide the next one's. */
export class ErrorList {
  readonly errors: ProjectError[] = [];
  /** Runs `body`; a ProjectError of it is kept and `undefined` given back, any other error passes. */
  attempt<T>(body: () => T): T | undefined {
    try {
      return body();
    } catch (error) {
      if (!(error instanceof ProjectError)) throw error;
      this.errors.push(error);
      return undefined;
    }
  }
  throwIfAny(): void {
    if (this.errors.length > 0) throw new ProjectErrors(this.errors);
  }
}
