/** A place in a source text. Lines and columns count from 1, as the platform's own messages do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A source file as the compiler sees it: `name` is what messages print (a path relative to the project). */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}
