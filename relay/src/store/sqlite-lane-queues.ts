/**
 * Migration 4. What a row waits for is its `turn` (as in PostgreSQL), and the ready events of one lane and object are a queue
 * with a head, so that claiming never reads through a backlog. The table is made anew to have `data` last: what stands behind
 * it is read only past it.
 */
export const laneQueues = `
CREATE TABLE event_4 (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  site TEXT NOT NULL, object TEXT NOT NULL, record_id TEXT NOT NULL, event TEXT NOT NULL,
  record_key TEXT NOT NULL, lane TEXT NOT NULL, parents TEXT NOT NULL,
  content_hash TEXT NOT NULL, received_at INTEGER NOT NULL, bytes INTEGER NOT NULL,
  open INTEGER NOT NULL DEFAULT 1, state TEXT NOT NULL DEFAULT 'pending',
  turn TEXT NOT NULL, behind INTEGER,
  due_at INTEGER NOT NULL DEFAULT 0, attempts INTEGER NOT NULL DEFAULT 0, action TEXT NOT NULL DEFAULT 'apply',
  waits_for TEXT, lease TEXT,
  repeats INTEGER NOT NULL DEFAULT 0, repeated_at INTEGER,
  outcome TEXT, code TEXT, field TEXT, message TEXT, log_id TEXT, settled_at INTEGER,
  data TEXT NOT NULL
) STRICT;
INSERT INTO event_4 (sequence, site, object, record_id, event, record_key, lane, parents, content_hash, received_at, bytes,
    open, state, turn, due_at, attempts, action, waits_for, lease, repeats, repeated_at, outcome, code, field, message, log_id,
    settled_at, data)
  SELECT sequence, site, object, record_id, event, record_key, lane, parents, content_hash, received_at, bytes, open, state,
    CASE WHEN open = 0 THEN 'done' WHEN state IN ('waiting', 'queued') OR (state = 'pending' AND due_at > 0) THEN 'held'
      WHEN state = 'leased' THEN 'leased' ELSE 'ready' END,
    due_at, attempts, action, waits_for, lease, repeats, repeated_at, outcome, code, field, message, log_id, settled_at, data
  FROM event;
-- Sequences are never used twice, even if the last events are gone.
DELETE FROM sqlite_sequence WHERE name = 'event_4';
INSERT INTO sqlite_sequence (name, seq) SELECT 'event_4', seq FROM sqlite_sequence WHERE name = 'event';
DROP TABLE event;
ALTER TABLE event_4 RENAME TO event;
CREATE INDEX event_by_record ON event (record_key, sequence);
CREATE INDEX event_state ON event (state);
CREATE INDEX event_open ON event (sequence) WHERE open = 1;
CREATE INDEX event_holding ON event (record_key, sequence) WHERE turn IN ('held', 'behind');
CREATE INDEX event_resting ON event (site, object, sequence) WHERE turn IN ('held', 'behind');
CREATE INDEX event_held ON event (due_at) WHERE turn = 'held';
CREATE INDEX event_queued ON event (lane, sequence) WHERE state = 'queued';
CREATE INDEX event_behind ON event (behind) WHERE behind IS NOT NULL;
CREATE INDEX event_waiting ON event (waits_for) WHERE state = 'waiting';
CREATE INDEX event_leased ON event (lease) WHERE lease IS NOT NULL;
CREATE INDEX event_finished ON event (settled_at) WHERE state = 'finished';
CREATE INDEX event_failed ON event (sequence) WHERE state = 'failed';

-- The last event that delivery has looked at. What comes after it is only stored: a backlog, however long, is read once, from
-- its beginning, and the tables below stay as small as what is near to its turn.
CREATE TABLE admitted (sequence INTEGER NOT NULL) STRICT;
INSERT INTO admitted VALUES (0);
CREATE TABLE ready (
  lane TEXT NOT NULL, object TEXT NOT NULL, sequence INTEGER NOT NULL, PRIMARY KEY (lane, object, sequence)
) STRICT, WITHOUT ROWID;
-- Where something is ready: its first event; an earlier one while the lane is in a call, and for nothing else looked at then.
CREATE TABLE lane_queue (
  lane TEXT NOT NULL, object TEXT NOT NULL, site TEXT NOT NULL, head INTEGER NOT NULL,
  -- A job in the org has an event of the lane.
  is_held INTEGER NOT NULL,
  PRIMARY KEY (lane, object)
) STRICT, WITHOUT ROWID;
CREATE INDEX lane_queue_next ON lane_queue (site, object, head) WHERE is_held = 0;
CREATE TABLE kind (site TEXT NOT NULL, object TEXT NOT NULL, PRIMARY KEY (site, object)) STRICT, WITHOUT ROWID;
`;
