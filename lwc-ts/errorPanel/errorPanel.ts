import { LightningElement, api } from 'lwc';
import noAccessLabel from '@salesforce/label/c.Error_No_Access';
import retryLabel from '@salesforce/label/c.Retry_Load';
import unknownLabel from '@salesforce/label/c.Error_Unknown';

/** Says what went wrong in the words that came with it, and offers to try again. */
export default class ErrorPanel extends LightningElement {
  /** What a failed call rejected with. */
  @api error: unknown;
  /** Without it there is nothing that trying again would change. */
  @api canRetry = false;

  readonly retryLabel = retryLabel;

  get message(): string {
    return messageOf(this.error);
  }

  retry(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}

/** The sentence of an error of `@salesforce/apex`, of a script, or a general one. */
export function messageOf(error: unknown): string {
  const body = (error as Apex.CallError | undefined)?.body;
  if (Array.isArray(body)) return body.map((one: { message?: string }) => one.message ?? unknownLabel).join(' ');
  const fromBody = (body as { message?: string } | undefined)?.message;
  // The platform's own words name a class, which tells an administrator nothing.
  if (fromBody?.includes('Apex class named') === true) return noAccessLabel;
  return fromBody ?? (error instanceof Error ? error.message : unknownLabel);
}
