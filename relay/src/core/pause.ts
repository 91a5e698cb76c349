/** What is taken and stored, but not delivered. A missing part means every site, or every object. */
export interface Pause {
  readonly site?: string | undefined;
  /** ChargeOver's `context_str`. */
  readonly object?: string | undefined;
}

export function isPaused(pauses: readonly Pause[], of: { readonly site: string; readonly object: string }): boolean {
  return pauses.some(
    ({ site, object }) => (site === undefined || site === of.site) && (object === undefined || object === of.object),
  );
}
