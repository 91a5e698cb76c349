export interface ConfigKeyInfo {
  /** Secrets may also come from a file named by `<KEY>_FILE`, and are never printed. */
  readonly isSecret: boolean;
  readonly defaultValue?: string;
  /** The name under which hosting platforms give the same value; the key itself wins. */
  readonly platformName?: string;
  readonly meaning: string;
}

const keys = {
  RELAY_HOST: { isSecret: false, defaultValue: '127.0.0.1', meaning: 'Address to listen on; `0.0.0.0` in a container' },
  RELAY_PORT: {
    isSecret: false,
    defaultValue: '7701',
    platformName: 'PORT',
    meaning: 'Port to listen on; 0 takes a free one. `PORT`, as hosting platforms set it, is taken too',
  },
  RELAY_DATA_DIR: { isSecret: false, defaultValue: './data/relay', meaning: 'Folder of the event store' },
  DATABASE_URL: {
    isSecret: true,
    meaning:
      'PostgreSQL instead of the folder, `postgresql://user:password@host/database`; several relays may share it',
  },
  RELAY_ID: { isSecret: false, defaultValue: 'relay-1', meaning: 'Name of this relay in Salesforce and in logs' },
  RELAY_ADMIN_TOKEN: {
    isSecret: true,
    meaning: 'Bearer token of the doors of an operator (`/status`, `/events`, `/pause` …); they are shut without it',
  },
  RELAY_LOG_LEVEL: { isSecret: false, defaultValue: 'info', meaning: 'trace, debug, info, warn, error or silent' },
  RELAY_BODY_LIMIT_BYTES: {
    isSecret: false,
    defaultValue: '1048576',
    meaning: 'Largest webhook; more is answered 413',
  },
  RELAY_REFUSALS_PER_MINUTE: {
    isSecret: false,
    defaultValue: '30',
    meaning:
      'Refused requests of one address in a minute before it is answered 429; who shows the right secret never is',
  },
  RELAY_TRUSTED_PROXIES: {
    isSecret: false,
    meaning:
      'Proxies whose `X-Forwarded-For` is believed, as addresses or networks; also `loopback`, `linklocal`, `uniquelocal`',
  },
  RELAY_CALLS_IN_FLIGHT: { isSecret: false, defaultValue: '2', meaning: 'Calls to Salesforce at the same time' },
  RELAY_LEASE_SECONDS: {
    isSecret: false,
    defaultValue: '600',
    meaning: 'How long a call may hold its lanes; with PostgreSQL, when others take over from a relay that died',
  },
  RELAY_KEEP_DAYS: {
    isSecret: false,
    defaultValue: '30',
    meaning: 'Days that delivered events are kept; failed ones stay until somebody has looked at them',
  },
  RELAY_KEEP_MB: {
    isSecret: false,
    defaultValue: '2048',
    meaning: 'When the store holds more megabytes, delivered events go earlier, oldest first',
  },
  CHARGEOVER_SITES: {
    isSecret: false,
    meaning:
      'ChargeOver accounts as `code=host,code=host`, or JSON `{"code": ["host"]}`; codes are permanent: they are part of every key',
  },
  CHARGEOVER_SECRET: {
    isSecret: true,
    meaning: 'Shared secret of the webhooks, for every site without one of its own',
  },
  CHARGEOVER_SECRET_PREVIOUS: {
    isSecret: true,
    meaning: 'The old secret, still taken while the new one is brought in',
  },
  'CHARGEOVER_SECRET_<SITE>': { isSecret: true, meaning: 'Secret of one site (its code in capitals, `-` as `_`)' },
  'CHARGEOVER_SECRET_<SITE>_PREVIOUS': { isSecret: true, meaning: 'The old secret of one site' },
  CHARGEOVER_PATH_SECRET: {
    isSecret: true,
    meaning:
      'Last part that the path `/webhooks/chargeover/<site>/<path secret>` must have beside the secret. Proxies log paths: never the only secret',
  },
  CHARGEOVER_PATH_SECRET_PREVIOUS: { isSecret: true, meaning: 'The old one, still taken' },
  'CHARGEOVER_PATH_SECRET_<SITE>': { isSecret: true, meaning: 'That of one site' },
  'CHARGEOVER_PATH_SECRET_<SITE>_PREVIOUS': { isSecret: true, meaning: 'The old one of one site' },
  CHARGEOVER_ENCRYPTION_KEY: {
    isSecret: true,
    meaning:
      "For webhooks that ChargeOver encrypts: the key, 16, 24 or 32 bytes; in ChargeOver it is the webhook's shared secret",
  },
  CHARGEOVER_ENCRYPTION_KEY_PREVIOUS: { isSecret: true, meaning: 'The old key, still taken' },
  'CHARGEOVER_ENCRYPTION_KEY_<SITE>': { isSecret: true, meaning: 'Key of one site' },
  'CHARGEOVER_ENCRYPTION_KEY_<SITE>_PREVIOUS': { isSecret: true, meaning: 'The old key of one site' },
  CHARGEOVER_ADDRESSES: {
    isSecret: false,
    meaning:
      'Addresses and networks that webhooks may come from; by default any. ChargeOver publishes none: ask before using it',
  },
  SALESFORCE_LOGIN_URL: {
    isSecret: false,
    meaning: 'My Domain URL of the org, `https://….my.salesforce.com`; `http://` for a local org only',
  },
  SALESFORCE_CLIENT_ID: { isSecret: true, meaning: 'Consumer key of the External Client App' },
  SALESFORCE_CLIENT_SECRET: {
    isSecret: true,
    meaning: 'Consumer secret of the External Client App, for its client-credentials flow',
  },
  SALESFORCE_JWT_KEY: {
    isSecret: true,
    meaning:
      'Instead of the secret: private RSA key (PEM) whose certificate the External Client App has, for its JWT bearer flow',
  },
  SALESFORCE_USERNAME: { isSecret: false, meaning: 'With `SALESFORCE_JWT_KEY`: user name of the integration user' },
  SALESFORCE_JWT_AUDIENCE: {
    isSecret: false,
    meaning:
      'With `SALESFORCE_JWT_KEY`: by default `https://test.salesforce.com` for sandboxes and scratch orgs, else `https://login.salesforce.com`',
  },
  SALESFORCE_NAMESPACE: { isSecret: false, meaning: "The package's namespace; empty in an unpackaged org" },
  SALESFORCE_ALLOWED_HOSTS: {
    isSecret: false,
    meaning: 'Hosts that a token may be sent to; by default that of the login URL and `*.my.salesforce.com`',
  },
  SALESFORCE_CALL_TIMEOUT_MS: { isSecret: false, defaultValue: '30000', meaning: 'Longest wait for an answer' },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    isSecret: false,
    meaning:
      'Where OpenTelemetry traces go (OTLP over HTTP); without it there are none. The other `OTEL_EXPORTER_OTLP_*`, `OTEL_SERVICE_NAME` and `OTEL_RESOURCE_ATTRIBUTES` count too: the SDK reads them',
  },
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: { isSecret: false, meaning: 'The same, as the full URL for traces' },
  OTEL_TRACES_EXPORTER: { isSecret: false, meaning: '`otlp` traces to the default endpoint, `none` traces nothing' },
  OTEL_SDK_DISABLED: { isSecret: false, meaning: '`true` traces nothing' },
  OTEL_TRACES_SAMPLER: {
    isSecret: false,
    defaultValue: 'parentbased_always_on',
    meaning: '`always_on`, `always_off` or `traceidratio`, each also with `parentbased_` before it',
  },
  OTEL_TRACES_SAMPLER_ARG: {
    isSecret: false,
    defaultValue: '1',
    meaning: 'With `traceidratio`: the part that is kept',
  },
  OTEL_BSP_SCHEDULE_DELAY: { isSecret: false, defaultValue: '5000', meaning: 'Milliseconds between two exports' },
} as const satisfies Record<string, ConfigKeyInfo>;

export type ConfigKey = keyof typeof keys;

/** Every key that the relay reads; the README's table is generated from it. */
export const configKeys: Readonly<Record<ConfigKey, ConfigKeyInfo>> = keys;
