import type { Config } from '../../config.ts';
import { ok, type Check } from './check.ts';

/** What to enter in ChargeOver. The relay doesn't know under which name the internet sees it. */
export function checkWebhookUrl({ host, port, sites }: Config): Check {
  const isLocal = ['127.0.0.1', 'localhost', '::1'].includes(host);
  const anyHost = sites.filter(({ hosts }) => hosts.length === 0).map(({ code }) => code);
  const advice = [
    'in ChargeOver, Settings > Developer > Webhooks: https://<your public host>/webhooks/chargeover, with the shared secret of the site',
    ...(isLocal ? ['only this machine reaches it: put a reverse proxy with HTTPS before it'] : []),
    ...(anyHost.length > 0 ? [`without a host name a webhook must name its site: …/chargeover/${anyHost[0]}`] : []),
  ];
  return ok('webhook-url', `listens on ${host}:${port}`, advice.join('; '));
}
