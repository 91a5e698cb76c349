/** A page or a part of it can't be shown; the text is for the person who looks at it. */
export class PageError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
