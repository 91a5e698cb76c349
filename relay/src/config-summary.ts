import type { Config } from './config.ts';
import type { SiteSettings } from './provider/site.ts';

/** What is printed once at the start: secrets only as set or not set. */
export function summariseConfig(config: Config): Record<string, unknown> {
  const { salesforce, sites, adminToken, databaseUrl, ...plain } = config;
  return {
    ...plain,
    adminToken: isSet(adminToken),
    databaseUrl: isSet(databaseUrl),
    sites: sites.map(summariseSite),
    salesforce: summariseSalesforce(salesforce),
  };
}

function summariseSalesforce({ credentials, clientId, ...plain }: Config['salesforce']): Record<string, unknown> {
  const isJwt = credentials.kind === 'jwt';
  return {
    ...plain,
    clientId: isSet(clientId),
    clientSecret: isSet(isJwt ? undefined : credentials.clientSecret),
    jwtKey: isJwt ? 'set' : 'not set',
    ...(isJwt && { username: isSet(credentials.username), audience: credentials.audience }),
  };
}

function summariseSite({ code, hosts, secrets, pathSecrets = [], encryptionKeys = [] }: SiteSettings): string {
  const facts = [
    hosts.join(', ') || 'any host',
    `${secrets.length} secrets set`,
    ...(pathSecrets.length > 0 ? ['path secret set'] : []),
    ...(encryptionKeys.length > 0 ? ['encryption key set'] : []),
  ];
  return `${code} (${facts.join('; ')})`;
}

function isSet(value: string | undefined): 'set' | 'not set' {
  return value ? 'set' : 'not set';
}
