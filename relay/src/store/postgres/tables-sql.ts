/**
 * Migration 1, tables. What a row waits for is its `turn`: `ready` to be claimed, `held` (a time, a parent, a job in the org),
 * `behind` another event, `leased` in a call, `done`. The partial indexes are as small as the backlog, however many settled
 * events are kept.
 */
export const tables = `
CREATE TABLE relay_meta (key text PRIMARY KEY, value text NOT NULL);

CREATE SEQUENCE relay_event_sequence;
CREATE TABLE relay_event (
  sequence bigint PRIMARY KEY,
  site text NOT NULL, object text NOT NULL, record_id text NOT NULL, event text NOT NULL,
  record_key text NOT NULL, lane text NOT NULL, parents text[] NOT NULL,
  content_hash text NOT NULL, received_at bigint NOT NULL, bytes integer NOT NULL,
  state text NOT NULL DEFAULT 'pending', turn text NOT NULL, behind bigint,
  due_at bigint NOT NULL DEFAULT 0, attempts integer NOT NULL DEFAULT 0, action text NOT NULL DEFAULT 'apply',
  waits_for text, lease text,
  outcome text, code text, field text, message text, log_id text, settled_at bigint,
  -- By the database's clock, when the event proved that its record and its parents exist.
  proved_at bigint,
  data text NOT NULL
);
CREATE INDEX relay_event_record ON relay_event (record_key, sequence);
CREATE INDEX relay_event_state ON relay_event (state);
CREATE INDEX relay_event_open ON relay_event (sequence) WHERE turn <> 'done';
CREATE INDEX relay_event_lane ON relay_event (lane, object, turn, sequence) WHERE turn <> 'done';
CREATE INDEX relay_event_holding ON relay_event (record_key, sequence) WHERE turn IN ('held', 'behind');
CREATE INDEX relay_event_resting ON relay_event (site, object, sequence) WHERE turn IN ('held', 'behind') AND state <> 'queued';
CREATE INDEX relay_event_held ON relay_event (due_at) WHERE turn = 'held' AND state <> 'queued';
CREATE INDEX relay_event_queued ON relay_event (lane, sequence) WHERE turn = 'held' AND state = 'queued';
CREATE INDEX relay_event_queued_due ON relay_event (due_at) WHERE turn = 'held' AND state = 'queued';
CREATE INDEX relay_event_behind ON relay_event (behind) WHERE turn = 'behind';
CREATE INDEX relay_event_waiting ON relay_event (waits_for) WHERE state = 'waiting';
CREATE INDEX relay_event_leased ON relay_event (lease) WHERE lease IS NOT NULL;
CREATE INDEX relay_event_finished ON relay_event (settled_at) WHERE state = 'finished';
CREATE INDEX relay_event_failed ON relay_event (sequence) WHERE state = 'failed';

-- Apart from the event, so that the intake never waits for a row that delivery is changing.
CREATE TABLE relay_repeat (sequence bigint PRIMARY KEY, repeats integer NOT NULL, repeated_at bigint NOT NULL);
CREATE TABLE relay_size (bytes bigint NOT NULL);
INSERT INTO relay_size VALUES (0);

-- The last event that delivery has put into its queue. The intake is serialised, so every smaller one is visible too.
CREATE TABLE relay_admitted (sequence bigint NOT NULL);
INSERT INTO relay_admitted VALUES (0);

-- The open events of one lane and object: claiming looks at the heads, never through a backlog.
CREATE TABLE relay_lane_queue (
  lane text NOT NULL, object text NOT NULL, site text NOT NULL,
  -- The first ready event; an earlier one while the lane is in a call, and for nothing else looked at then.
  head bigint,
  is_held boolean NOT NULL,   -- a job in the org has an event of the lane
  PRIMARY KEY (lane, object)
);
CREATE INDEX relay_lane_queue_next ON relay_lane_queue (site, object, head) WHERE head IS NOT NULL AND NOT is_held;
CREATE TABLE relay_kind (site text NOT NULL, object text NOT NULL, PRIMARY KEY (site, object));
CREATE TABLE relay_lane_lease (lane text PRIMARY KEY, token text NOT NULL, claimed_at bigint NOT NULL, expires_at bigint NOT NULL);
CREATE INDEX relay_lane_lease_token ON relay_lane_lease (token);
CREATE INDEX relay_lane_lease_expiry ON relay_lane_lease (expires_at);
-- An empty text stands for "every".
CREATE TABLE relay_pause (site text NOT NULL, object text NOT NULL, PRIMARY KEY (site, object));

-- Rows that come and go: swept long before a fifth of the table is dead, which is the default.
ALTER TABLE relay_lane_queue SET (autovacuum_vacuum_scale_factor = 0.02, fillfactor = 70);
ALTER TABLE relay_event SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
`;
