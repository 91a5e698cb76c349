export interface Toast {
  readonly title: string;
  readonly message?: string;
  readonly variant?: 'info' | 'success' | 'warning' | 'error';
  readonly mode?: 'dismissible' | 'pester' | 'sticky';
  readonly messageData?: readonly unknown[];
}

/** `lightning/platformShowToastEvent`: the page around the component shows it. */
export class ShowToastEvent extends CustomEvent<Toast> {
  constructor(toast: Toast) {
    super('lightning__showtoast', { detail: toast, bubbles: true, composed: true, cancelable: true });
  }
}
