import { NativeObject } from '../../runtime/values/value.ts';

/** Headers whose names are looked up without regard to case; each keeps the spelling it was first set with. */
export class Headers {
  private readonly entries = new Map<string, { readonly name: string; value: string }>();
  get(name: string): string | null {
    return this.entries.get(name.toLowerCase())?.value ?? null;
  }
  set(name: string, value: string): void {
    const known = this.entries.get(name.toLowerCase());
    if (known === undefined) this.entries.set(name.toLowerCase(), { name, value });
    else known.value = value;
  }
  names(): string[] {
    return Array.from(this.entries.values(), (entry) => entry.name);
  }
}

/** What request and response have in common. */
export abstract class HttpMessage extends NativeObject {
  readonly headers = new Headers();
  body: Uint8Array = new Uint8Array();
}

export class HttpRequestValue extends HttpMessage {
  readonly apexName = 'System.HttpRequest';
  endpoint: string | null = null;
  method: string | null = null;
  timeoutMs = 10_000;
  compressed = false;
  apexText(): string {
    return `System.HttpRequest[Endpoint=${String(this.endpoint)}, Method=${String(this.method)}]`;
  }
}

export class HttpResponseValue extends HttpMessage {
  readonly apexName = 'System.HttpResponse';
  status: string | null = null;
  statusCode = 0;
  apexText(): string {
    return `System.HttpResponse[Status=${String(this.status)}, StatusCode=${this.statusCode}]`;
  }
}
