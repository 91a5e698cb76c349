/** The relay's HTTP surface, as OpenAPI 3.1. `openapi.yaml` is written from it; `test/http/openapi.test.ts` holds it against the server. */

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const ref = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });

function answer(description: string, schema: string): Json {
  return { description, content: { 'application/json': { schema: ref('schemas', schema) } } };
}

const strangerRefusals = {
  '401': ref('responses', 'Unauthorised'),
  '429': ref('responses', 'TooManyRefusals'),
};

const webhookResponses: Json = {
  '200': answer('Stored durably, or a repeat of what is stored. ChargeOver knows no other success', 'Taken'),
  '400': answer(
    'No webhook: not JSON, nested deeper than 64, not UTF-8, not to be decrypted, or no envelope',
    'Refusal',
  ),
  ...strangerRefusals,
  '403': answer('The address is not among `CHARGEOVER_ADDRESSES`', 'Refusal'),
  '408': answer('The request took longer than ChargeOver would wait', 'Refusal'),
  '413': answer('Larger than `RELAY_BODY_LIMIT_BYTES`; cut off while it comes', 'Refusal'),
  '415': answer('It has a `Content-Encoding`', 'Refusal'),
  '431': answer('The headers are too large', 'Refusal'),
  '503': answer('It could not be stored; ChargeOver sends it again', 'Refusal'),
};

function webhookDoor(summary: string, operationId: string, inPath: readonly string[]): Json {
  return {
    post: {
      operationId,
      summary,
      tags: ['webhooks'],
      security: [{ webhookKey: [] }, {}],
      parameters: [...inPath, 'Source'].map((name) => ref('parameters', name)),
      requestBody: {
        required: true,
        description: 'The content type is not looked at. Encrypted bodies are base64 text',
        content: {
          'application/json': { schema: ref('schemas', 'Webhook') },
          'text/plain': { schema: { type: 'string', contentEncoding: 'base64' } },
        },
      },
      responses: webhookResponses,
    },
  };
}

interface OrderDoor {
  readonly operationId: string;
  readonly summary: string;
  readonly asked: string;
  readonly answered: string;
  readonly done: string;
}

/** Something that an operator orders; the body says what it is about. */
function orderDoor({ operationId, summary, asked, answered, done }: OrderDoor): Json {
  return {
    post: {
      operationId,
      summary,
      tags: ['administration'],
      security: [{ adminToken: [] }],
      requestBody: { required: true, content: { 'application/json': { schema: ref('schemas', asked) } } },
      responses: {
        '200': answer(done, answered),
        '400': answer('Not what is asked for', 'Refusal'),
        ...strangerRefusals,
        '413': answer('Larger than `RELAY_BODY_LIMIT_BYTES`', 'Refusal'),
        '503': answer('The store is away; try again', 'Refusal'),
      },
    },
  };
}

function deadLetterDoor(order: string, summary: string): Json {
  const done = 'The ids that it was done to; others were no dead letters';
  return orderDoor({ operationId: `${order}DeadLetters`, summary, asked: 'Ids', answered: 'Done', done });
}

function pauseDoor(order: string, summary: string): Json {
  const done = 'All that is paused now, and whether that is news';
  return orderDoor({ operationId: order, summary, asked: 'Pause', answered: 'Paused', done });
}

const text = (...more: readonly Json[]): Json => ({ type: 'string', ...Object.assign({}, ...more) });
const textOrNull: Json = { type: ['string', 'null'] };
const whole: Json = { type: 'integer', minimum: 0 };
const states = ['pending', 'leased', 'waiting', 'queued', 'finished', 'failed'];

function object(properties: Readonly<Record<string, Json>>, optional: readonly string[] = []): Json {
  return { type: 'object', required: Object.keys(properties).filter((key) => !optional.includes(key)), properties };
}

const counts = object(Object.fromEntries(states.map((state) => [state, whole])));
const time = text({ format: 'date-time' });
const timeOrNull: Json = { type: ['string', 'null'], format: 'date-time' };
const pauseTexts: Json = { type: 'array', items: text(), description: '`site:object`, with `*` for every' };

const schemas: Json = {
  Webhook: {
    ...(object(
      {
        context_str: text({ pattern: '^[A-Za-z][A-Za-z0-9_-]{0,63}$', examples: ['customer'] }),
        context_id: { oneOf: [whole, text({ pattern: '^\\d{1,18}$' })] },
        event: text({ pattern: '^[A-Za-z][A-Za-z0-9_-]{0,63}$', examples: ['update'] }),
        data: { type: ['object', 'array'], description: 'Objects under their names; an empty list is PHP for none' },
        security_token: text({ description: 'The shared secret; needed where the header is missing' }),
      },
      ['data', 'security_token'],
    ) as object),
    additionalProperties: true,
  },
  Taken: object({ id: text({ description: 'Delivery key, `storeId:sequence`' }), repeat: { type: 'boolean' } }),
  Refusal: object({ error: text({ description: 'One line, without anything of the request' }) }),
  Status: object({ status: text({ enum: ['ok', 'ready', 'not ready'] }) }),
  Ids: object({ ids: { type: 'array', items: text(), minItems: 1, maxItems: 1_000 } }),
  Done: object({ done: { type: 'array', items: text() } }),
  Pause: {
    ...(object({ site: text(), object: text() }, ['site', 'object']) as object),
    additionalProperties: false,
    description: 'What is missing means every site, or every object; `{}` of a resume ends all pauses',
  },
  Paused: object({ isChanged: { type: 'boolean' }, pauses: pauseTexts }),
  RelayStatus: object({
    relay: text(),
    version: text(),
    startedAt: time,
    counts,
    oldestOpenAt: timeOrNull,
    lanes: whole,
    pauses: pauseTexts,
    org: object({
      breaker: text({ enum: ['closed', 'open', 'half-open'] }),
      faultCode: textOrNull,
      nextCallAt: timeOrNull,
      quotaUsed: { type: ['number', 'null'], description: 'Percent of the daily API calls of the org' },
      pauses: pauseTexts,
      isSyncOff: { type: 'boolean' },
    }),
  }),
  Events: object({
    counts,
    events: { type: 'array', items: ref('schemas', 'Event') },
  }),
  Event: object({
    id: text(),
    sequence: whole,
    site: text(),
    object: text(),
    recordId: text(),
    event: text(),
    state: text({ enum: states }),
    attempts: whole,
    repeats: whole,
    receivedAt: time,
    outcome: textOrNull,
    code: textOrNull,
    field: textOrNull,
    message: textOrNull,
    logId: textOrNull,
  }),
};

const parameters: Json = {
  Site: { name: 'site', in: 'path', required: true, schema: text(), description: 'Site code of `CHARGEOVER_SITES`' },
  PathSecret: { name: 'secret', in: 'path', required: true, schema: text(), description: '`CHARGEOVER_PATH_SECRET`' },
  Source: {
    name: 'X-ChargeOver-Source',
    in: 'header',
    schema: text(),
    description: 'Host name of the sending account; names the site, and wins over the path',
  },
};

const title = 'ChargeOver Sync relay';

export function openApiDocument(version: string): Json {
  return {
    openapi: '3.1.0',
    info: { title, version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: 'http://127.0.0.1:7701' }],
    paths: {
      '/webhooks/chargeover': webhookDoor(
        'A webhook; the header, or the only site there is, says whose',
        'takeWebhook',
        [],
      ),
      '/webhooks/chargeover/{site}': webhookDoor('A webhook of a site', 'takeWebhookOfSite', ['Site']),
      '/webhooks/chargeover/{site}/{secret}': webhookDoor(
        'A webhook of a site with a path secret',
        'takeWebhookWithPathSecret',
        ['Site', 'PathSecret'],
      ),
      '/healthz': {
        get: {
          operationId: 'isAlive',
          summary: 'Whether the process answers',
          tags: ['probes'],
          responses: { '200': answer('It does', 'Status') },
        },
      },
      '/readyz': {
        get: {
          operationId: 'isReady',
          summary: 'Whether webhooks can be taken and stored: makes a real, durable write',
          tags: ['probes'],
          responses: {
            '200': answer('They can', 'Status'),
            '503': answer('They can not, or the relay is stopping', 'Status'),
          },
        },
      },
      '/metrics': {
        get: {
          operationId: 'readMetrics',
          summary: 'Prometheus',
          tags: ['probes'],
          responses: { '200': { description: 'Metrics', content: { 'text/plain': { schema: text() } } } },
        },
      },
      '/status': {
        get: {
          operationId: 'readStatus',
          summary: 'How the relay and its org do',
          tags: ['administration'],
          security: [{ adminToken: [] }],
          responses: {
            '200': answer('So', 'RelayStatus'),
            ...strangerRefusals,
            '503': answer('The store is away; try again', 'Refusal'),
          },
        },
      },
      '/events': {
        get: {
          operationId: 'listEvents',
          summary: 'The newest events, without payloads, and how many there are in each state',
          tags: ['administration'],
          security: [{ adminToken: [] }],
          parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, default: 50 } }],
          responses: {
            '200': answer('At most 1,000', 'Events'),
            '400': answer('`limit` is no positive number', 'Refusal'),
            ...strangerRefusals,
            '503': answer('The store is away; try again', 'Refusal'),
          },
        },
      },
      '/dead-letters/retry': deadLetterDoor('retry', 'Makes dead letters new again, at their old place in the order'),
      '/dead-letters/discard': deadLetterDoor('discard', 'Lets dead letters go'),
      '/pause': pauseDoor('pause', 'Webhooks are taken and stored, but not delivered'),
      '/resume': pauseDoor('resume', 'Ends a pause that was made by `pause`'),
    },
    components: {
      schemas,
      parameters,
      responses: {
        Unauthorised: answer('Unknown site, or wrong or missing secret or token', 'Refusal'),
        TooManyRefusals: answer(
          'As 401, or as another refusal, from an address that had more than `RELAY_REFUSALS_PER_MINUTE` of them. Never with the right secret',
          'Refusal',
        ),
      },
      securitySchemes: {
        webhookKey: { type: 'apiKey', in: 'header', name: 'X-ChargeOver-Key' },
        adminToken: {
          type: 'http',
          scheme: 'bearer',
          description: '`RELAY_ADMIN_TOKEN`; without it these doors do not exist',
        },
      },
    },
  };
}
