import { nativeClass, refused } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { TimeZoneValue } from '../../runtime/time-zones.ts';
import { userText } from '../user-context.ts';
import { orgOf } from './org-of.ts';

const of = (field: string) => (rt: Runtime) => userText(orgOf(rt).user, field);
const orNull = (field: string) => (rt: Runtime) => userText(orgOf(rt).user, field) || null;

/** Source: Apex Reference, UserInfo Class. */
export const userInfoClass = nativeClass(
  'System.UserInfo',
  { complete: true },
  {
    'static String getUserId()': (rt: Runtime) => rt.org.user.id.value,
    'static String getName()': of('Name'),
    'static String getFirstName()': orNull('FirstName'),
    'static String getLastName()': of('LastName'),
    'static String getUserName()': of('Username'),
    'static String getUserEmail()': of('Email'),
    'static String getProfileId()': of('ProfileId'),
    'static String getUserRoleId()': orNull('UserRoleId'),
    'static String getUserType()': of('UserType'),
    'static String getLanguage()': of('LanguageLocaleKey'),
    'static String getLocale()': of('LocaleSidKey'),
    'static System.TimeZone getTimeZone()': (rt: Runtime) => new TimeZoneValue(rt.org.user.timeZone),
    'static String getOrganizationId()': (rt: Runtime) => orgOf(rt).organizationId.value,
    'static String getOrganizationName()': (rt: Runtime) => {
      const org = orgOf(rt);
      return String(org.records.find(org.object('Organization'), org.organizationId)?.values.get('Name') ?? '');
    },
    'static String getDefaultCurrency()': () => 'USD',
    'static Boolean isMultiCurrencyOrganization()': (rt: Runtime) => rt.org.model.definition.multiCurrency,
    'static String getSessionId()': (rt: Runtime) =>
      `${orgOf(rt).organizationId.value.slice(0, 15)}!LOCAL.${rt.org.user.id.value}`,
    'static String getUiTheme()': () => 'Theme4d',
    'static String getUiThemeDisplayed()': () => 'Theme4d',
    'static String getCurrentUvid()': refused('visitor ids'),
    'static Boolean hasPackageLicense(Id packageId)': refused('package licences'),
    'static Boolean isCurrentUserLicensed(String namespace)': refused('package licences'),
    'static Boolean isCurrentUserLicensedForPackage(Id packageId)': refused('package licences'),
  },
);
