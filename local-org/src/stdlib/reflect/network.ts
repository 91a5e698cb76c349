import { nativeClass, refused } from '../../semantic/native.ts';

const COMMUNITIES = 'the local org has no Experience Cloud sites';

/** Source: Apex Reference, Network Class: outside of a site there is no network. */
export const networkClass = nativeClass(
  'System.Network',
  {},
  {
    'static String getNetworkId()': () => null,
    'static String getLoginUrl(String networkId)': refused(COMMUNITIES),
    'static String getLogoutUrl(String networkId)': refused(COMMUNITIES),
    'static String getSelfRegUrl(String networkId)': refused(COMMUNITIES),
    'static PageReference communitiesLanding()': refused(COMMUNITIES),
    'static PageReference forwardToAuthPage(String startUrl)': refused(COMMUNITIES),
  },
);
