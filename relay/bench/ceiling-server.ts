import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { fastify } from 'fastify';
import { GroupCommit } from '../src/store/group-commit.ts';
import { migrate } from '../src/store/migrations.ts';

/**
 * What the intake could do at best: the relay's HTTP server and its table with its indexes, one row in the same group commit for each body,
 * and nothing else: no secret, no parsing, no order, no log.
 */
const folder = process.argv[2] ?? '.';
const database = new DatabaseSync(join(folder, 'ceiling.db'));
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
migrate(database);
const insert = database.prepare(
  `INSERT INTO event (site, object, record_id, event, record_key, lane, parents, content_hash, received_at, bytes, turn, data)
   VALUES ('acme', 'customer', ?, 'update', ?, ?, '[]', ?, ?, ?, 'ready', ?)`,
);
let count = 0;
const commit = new GroupCommit<Buffer, true>((bodies) => {
  database.exec('BEGIN IMMEDIATE');
  for (const body of bodies) {
    const id = String((count += 1));
    insert.run(
      id,
      `acme:customer:${id}`,
      `acme:${id}`,
      id.padStart(64, '0'),
      Date.now(),
      body.length,
      body.toString('utf8'),
    );
  }
  database.exec('COMMIT');
  return bodies.map(() => true);
});

const app = fastify({ logger: false, bodyLimit: 1_048_576 });
app.removeAllContentTypeParsers();
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
app.post('/webhooks/chargeover', async (request) => {
  await commit.write(request.body as Buffer);
  return { id: 'x', repeat: false };
});
const url = await app.listen({ host: '127.0.0.1', port: 0 });
console.log(JSON.stringify({ url }));
process.on('SIGTERM', () => process.exit(0));
