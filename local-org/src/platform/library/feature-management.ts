import { qualify } from '../../metadata/names.ts';
import { nativeClass, refused } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { orgOf } from './org-of.ts';

/** Source: Apex Reference, FeatureManagement Class. */
export const featureManagementClass = nativeClass(
  'System.FeatureManagement',
  { complete: true },
  {
    'static Boolean checkPermission(String name)': (rt: Runtime, name: string | null) => {
      if (name === null) throw rt.nullPointer();
      const { rights } = orgOf(rt).user;
      const { namespace } = rt.org.model;
      return (
        rights.hasCustom(name) || (namespace !== undefined && rights.hasCustom(qualifyPermission(name, namespace)))
      );
    },
    'static Boolean checkPackageBooleanValue(String name)': refused('feature parameters'),
    'static Date checkPackageDateValue(String name)': refused('feature parameters'),
    'static Integer checkPackageIntegerValue(String name)': refused('feature parameters'),
    'static void setPackageBooleanValue(String name, Boolean value)': refused('feature parameters'),
    'static void setPackageDateValue(String name, Date value)': refused('feature parameters'),
    'static void setPackageIntegerValue(String name, Integer value)': refused('feature parameters'),
    'static void changeProtection(String name, String type, String protection)': refused('feature parameters'),
  },
);

function qualifyPermission(name: string, namespace: string): string {
  return qualify(`${name}__c`, namespace).replace(/__c$/, '');
}
