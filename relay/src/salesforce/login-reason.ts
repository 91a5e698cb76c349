/**
 * Salesforce says why it refused a login in `error_description` alone. Its words are recognised and never passed on: they may
 * name people. Wordings: https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_flow_errors.htm, and what
 * public issue threads quote.
 */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/audience/i, 'the audience is not the one of this org: check SALESFORCE_LOGIN_URL, or set SALESFORCE_JWT_AUDIENCE'],
  [
    /hasn.?t approved|not admin approved/i,
    'the app may not log in as this user: in its policies choose "Admin approved users are pre-authorized" and add a permission set of the integration user',
  ],
  [/no client credentials user/i, 'the app has no "Run As" user: name the integration user in its policies'],
  [
    /ip restricted/i,
    "the relay's address is outside the login IP ranges of the integration user's profile or of the app",
  ],
  [/not installed in this org/i, 'the External Client App is not installed in this org'],
  [/inactive user|user is locked|no active user/i, 'the integration user is inactive, frozen or locked'],
  [/expired authorization code|expired/i, "the assertion was too old: this machine's clock is probably wrong"],
  [/invalid assertion|signature/i, "SALESFORCE_JWT_KEY doesn't belong to the certificate of the app"],
  [/client identifier/i, 'no app has this SALESFORCE_CLIENT_ID'],
  [/invalid client credentials|invalid client secret/i, 'SALESFORCE_CLIENT_SECRET is not the one of this app'],
  [/not enabled|grant type not supported/i, 'this OAuth flow is switched off in the app or in the org'],
];

/** A sentence for people, or undefined where nothing is known. */
export function loginReason(description: unknown): string | undefined {
  if (typeof description !== 'string') return undefined;
  return reasons.find(([pattern]) => pattern.test(description))?.[1];
}
