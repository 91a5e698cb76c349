/** Counts API calls as the org's daily quota does; the header's form is `api-usage=18/5000`. */
export class ApiUsage {
  private used = 0;
  private readonly max: number;
  constructor(max: number) {
    this.max = max;
  }
  count(): string {
    this.used++;
    return `api-usage=${this.used}/${this.max}`;
  }
  limits(): Record<string, { readonly Max: number; readonly Remaining: number }> {
    return {
      DailyApiRequests: { Max: this.max, Remaining: this.max - this.used },
      DataStorageMB: { Max: 1024, Remaining: 1024 },
      FileStorageMB: { Max: 1024, Remaining: 1024 },
    };
  }
}
