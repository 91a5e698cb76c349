import { createPrivateKey, type KeyObject } from 'node:crypto';

/** How the relay proves who it is: one of the two, never both. */
export type Credentials =
  | { readonly kind: 'secret'; readonly clientSecret: string }
  | {
      readonly kind: 'jwt';
      readonly privateKey: KeyObject;
      /** The integration user that the token is for. */
      readonly username: string;
      readonly audience: string;
    };

/** As the settings have them; an empty text is not set. */
export interface CredentialTexts {
  readonly loginUrl: string;
  readonly clientSecret: string;
  readonly jwtKey: string;
  readonly username: string;
  readonly audience: string;
}

/** Gives the credentials, and says in `faults` what is wrong with them. Never a word of a key. */
export function readCredentials(texts: CredentialTexts, faults: string[]): Credentials {
  const { loginUrl, clientSecret, jwtKey, username, audience } = texts;
  const secret = { kind: 'secret', clientSecret } as const;
  if (clientSecret && jwtKey) faults.push('SALESFORCE_CLIENT_SECRET and SALESFORCE_JWT_KEY are both set: choose one');
  if (!clientSecret && !jwtKey)
    faults.push('SALESFORCE_CLIENT_SECRET is not set (or SALESFORCE_JWT_KEY instead of it)');
  if (!jwtKey) return secret;
  if (!username) faults.push('SALESFORCE_USERNAME is not set: with SALESFORCE_JWT_KEY it names the integration user');
  const privateKey = readKey(jwtKey, faults);
  if (privateKey === undefined) return secret;
  return { kind: 'jwt', privateKey, username, audience: audience || audienceOf(loginUrl) };
}

const leastBits = 2_048;

/** PKCS #8 or PKCS #1. Hosting platforms keep a value in one line, with `\n` written out. */
function readKey(pem: string, faults: string[]): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem.replaceAll('\\n', '\n'));
    if (key.asymmetricKeyType !== 'rsa') faults.push('SALESFORCE_JWT_KEY must be an RSA key');
    else if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < leastBits) {
      faults.push(`SALESFORCE_JWT_KEY must have at least ${leastBits} bits`);
    }
    return key;
  } catch {
    // The error of the parser may quote what it read.
    faults.push('SALESFORCE_JWT_KEY is no private key in PEM form without a passphrase');
    return undefined;
  }
}

/**
 * The audience is the authorization server, not the org's own My Domain: `test.salesforce.com` for sandboxes and scratch orgs,
 * `login.salesforce.com` for everything else.
 * https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_jwt_flow.htm; host names:
 * https://help.salesforce.com/s/articleView?id=products.domain_name_app_url_changes.htm
 */
export function audienceOf(loginUrl: string): string {
  const { hostname } = new URL(loginUrl);
  const isSandbox =
    hostname === 'test.salesforce.com' || /\.(?:sandbox|scratch)\.my\.salesforce\.(?:com|mil)$/.test(hostname);
  return isSandbox ? 'https://test.salesforce.com' : 'https://login.salesforce.com';
}
