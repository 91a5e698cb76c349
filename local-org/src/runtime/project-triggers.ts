import type { LoadedTrigger } from './loader.ts';
import type { TriggerContext, TriggerEvent, TriggerRunner } from './trigger-runner.ts';

/** The project's triggers by object and event, in the order of their names (the platform promises none). */
export class ProjectTriggers implements TriggerRunner {
  private readonly byEvent = new Map<string, LoadedTrigger[]>();

  constructor(triggers: readonly LoadedTrigger[]) {
    for (const trigger of [...triggers].sort((a, b) => a.bound.name.localeCompare(b.bound.name))) {
      for (const event of trigger.bound.events) {
        const key = keyOf(trigger.bound.object.name, event);
        this.byEvent.set(key, [...(this.byEvent.get(key) ?? []), trigger]);
      }
    }
  }

  has(object: string, event: TriggerEvent): boolean {
    return this.byEvent.has(keyOf(object, event));
  }
  run(context: TriggerContext): void {
    for (const trigger of this.byEvent.get(keyOf(context.object.name, context.event)) ?? []) trigger.run();
  }
}

function keyOf(object: string, event: string): string {
  return `${object.toLowerCase()} ${event}`;
}
