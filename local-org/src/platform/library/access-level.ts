import { nativeClass, refused } from '../../semantic/native.ts';
import type { AccessMode } from '../../runtime/org-port.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { NativeObject, type Value } from '../../runtime/values/value.ts';

export class AccessLevelValue extends NativeObject {
  readonly apexName = 'System.AccessLevel';
  readonly mode: 'user' | 'system';
  constructor(mode: 'user' | 'system') {
    super();
    this.mode = mode;
  }
}

const USER = new AccessLevelValue('user');
const SYSTEM = new AccessLevelValue('system');

/** Source: Apex Reference, AccessLevel Class. */
export const accessLevelClass = nativeClass(
  'System.AccessLevel',
  { complete: true },
  {
    'static System.AccessLevel USER_MODE': () => USER,
    'static System.AccessLevel SYSTEM_MODE': () => SYSTEM,
    'System.AccessLevel withPermissionSetId(String permissionSetId)': refused(
      'user mode with the rights of one permission set',
    ),
  },
);

/** The access mode of a call that may carry an access level. */
export function accessOf(rt: Runtime, level: Value | undefined): AccessMode {
  return level instanceof AccessLevelValue ? rt.accessMode(level.mode) : rt.accessMode();
}
