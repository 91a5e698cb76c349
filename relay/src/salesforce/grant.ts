import { SignJWT } from 'jose';
import type { Credentials } from './credentials.ts';

/** Salesforce takes three minutes at most; two leave room for clocks that differ. */
const validForSeconds = 120;

export interface Grant {
  readonly grant_type: string;
  readonly [parameter: string]: string;
}

/** What is posted to the token endpoint, beside the client's id. `now` in milliseconds. */
export async function grantFor(credentials: Credentials, clientId: string, now: number): Promise<Grant> {
  if (credentials.kind === 'secret') return { grant_type: 'client_credentials' };
  const { privateKey, username, audience } = credentials;
  // https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_jwt_flow.htm
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(clientId)
    .setSubject(username)
    .setAudience(audience)
    .setExpirationTime(Math.floor(now / 1_000) + validForSeconds)
    .sign(privateKey);
  return { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion };
}
