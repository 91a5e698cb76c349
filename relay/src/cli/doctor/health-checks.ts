import { z } from 'zod';
import type { Config } from '../../config.ts';
import { contractVersion, controlSchema, pausedBy } from '../../core/contract.ts';
import type { CallResult } from '../../core/endpoint.ts';
import { pauseText } from '../../core/org-control.ts';
import { fail, ok, skip, warn, type Check } from './check.ts';

/** Every name that `checkHealth` gives, in its order. */
export const healthChecks = ['package', 'contract', 'rights', 'mappings', 'sync-switch', 'paused'] as const;

const healthSchema = controlSchema.extend({
  contractVersion: z.number(),
  packageVersion: z.string().nullish(),
  hasCustomPermission: z.boolean().nullish(),
  activeMappings: z.number().nullish(),
  missingRights: z.array(z.object({ object: z.string(), rights: z.array(z.string()) })).default([]),
});

type Health = z.infer<typeof healthSchema>;

/** What `GET /v1/health` came to. */
export function checkHealth(config: Config, result: CallResult): readonly Check[] {
  const rest = (from: number, because: string): Check[] => healthChecks.slice(from).map((name) => skip(name, because));
  if (result.kind !== 'answered') return [checkNoPackage(config, result), ...rest(1, "the package wasn't reached")];
  const health = healthSchema.safeParse(result.body);
  if (!health.success) {
    const advice = 'install the version of the package that belongs to this relay';
    return [fail('package', 'it answered something that is no health report', advice), ...rest(1, 'of that')];
  }
  const { packageVersion } = health.data;
  const found = packageVersion ? `version ${packageVersion}` : 'unpackaged (deployed as source)';
  const installed = ok('package', found);
  if (health.data.contractVersion !== contractVersion) {
    return [installed, checkContract(health.data), ...rest(2, 'the contract is another one')];
  }
  return [
    installed,
    checkContract(health.data),
    checkRights(health.data),
    checkMappings(health.data),
    ...checkControl(health.data),
  ];
}

function checkNoPackage({ salesforce }: Config, result: Exclude<CallResult, { kind: 'answered' }>): Check {
  const found = `${result.message} (${result.code})`;
  const namespace = salesforce.namespace || 'empty';
  if (result.code === 'NOT_FOUND' || result.code === 'HTTP_404') {
    const advice = `install the package; SALESFORCE_NAMESPACE is ${namespace}: it must be the package's namespace, or empty in an unpackaged org`;
    return fail('package', found, advice);
  }
  if (result.kind === 'orgFault' && result.needsPerson) {
    const advice =
      'give the integration user the permission set ChargeOver_Integration, and the permission "API Enabled"';
    return fail('package', found, advice);
  }
  return fail('package', found, 'try again in a minute; if it stays so, look at the debug log of the integration user');
}

function checkContract({ contractVersion: theirs }: Health): Check {
  if (theirs === contractVersion) return ok('contract', `version ${theirs} on both sides`);
  const older = theirs < contractVersion ? 'the package' : 'the relay';
  return fail('contract', `the package speaks version ${theirs}, the relay ${contractVersion}`, `update ${older}`);
}

function checkRights({ missingRights, hasCustomPermission }: Health): Check {
  const sets = 'ChargeOver_Integration and ChargeOver_Integration_Local';
  if (missingRights.length > 0) {
    const missing = missingRights.map(({ object, rights }) => `${object} (${rights.join(', ')})`).join('; ');
    const advice = `give the integration user the permission sets ${sets}; "object" means that the org has no such object: switch its mapping off`;
    return fail('rights', `missing: ${missing}`, advice);
  }
  if (hasCustomPermission === false) {
    const advice = `give the integration user ${sets}: validation rules let the sync pass by that permission`;
    return warn('rights', 'the custom permission ChargeOver_Sync is missing', advice);
  }
  return ok('rights', 'every object of an active mapping may be created and edited');
}

function checkMappings({ activeMappings }: Health): Check {
  if (activeMappings === 0) {
    return warn(
      'mappings',
      'none is active: every event is skipped',
      "switch mappings on, on the package's setup page",
    );
  }
  return ok('mappings', activeMappings == null ? 'not told' : `${activeMappings} active`);
}

function checkControl(health: Health): readonly Check[] {
  const control = pausedBy(health);
  if (control?.isSyncOff) {
    const advice = "switch the sync on, on the package's setup page; in a refreshed sandbox it is off until then";
    return [
      fail('sync-switch', 'the sync is off in this org: events are kept, none is delivered', advice),
      skip('paused', 'the sync is off'),
    ];
  }
  const paused = control?.paused.map(pauseText) ?? [];
  const isOn = ok('sync-switch', 'the sync is on');
  if (paused.length === 0) return [isOn, ok('paused', 'nothing')];
  const advice = "these are kept until they are resumed on the package's setup page";
  return [isOn, warn('paused', paused.join(', '), advice)];
}
