import { byIndex } from './queue-sql.ts';

/** Migration 1, settling. One call, one transaction; events of a lost lease stay as they are. */
export const settle = `
CREATE FUNCTION relay_settle(p_token text, p_now bigint, p_changes jsonb) RETURNS void
LANGUAGE plpgsql ${byIndex} AS $$
DECLARE
  v_claimed_at bigint; v_ready bigint[]; v_done bigint[]; v_lanes text[]; v_objects text[]; v_more_lanes text[];
  v_more_objects text[]; v_keys text[]; v_children bigint[];v_held text[];
BEGIN
  PERFORM pg_advisory_xact_lock(7701, 2);
  SELECT min(claimed_at) INTO v_claimed_at FROM relay_lane_lease WHERE token = p_token;

  WITH change AS (
    SELECT * FROM jsonb_to_recordset(p_changes) AS c(sequence bigint, state text, turn text, "dueAt" bigint, "settledAt" bigint,
      "waitsFor" text, tries integer, action text, keeps text, proves boolean, outcome text, code text, field text, message text,
      "logId" text)
  ), judged AS MATERIALIZED (
    -- The parent may have been applied by another call while this one was under way: then there is nothing to wait for.
    SELECT c.*, c.state = 'waiting' AND EXISTS (SELECT 1 FROM relay_event p
      WHERE p.record_key = c."waitsFor" AND p.proved_at >= v_claimed_at) AS is_parent_there
    FROM change c
  ), written AS (
    UPDATE relay_event e SET
      state = CASE WHEN j.is_parent_there THEN 'pending' ELSE j.state END,
      turn = CASE WHEN j.is_parent_there THEN 'ready' ELSE j.turn END,
      due_at = CASE WHEN j.is_parent_there THEN p_now ELSE coalesce(j."dueAt", e.due_at) END,
      settled_at = j."settledAt", waits_for = CASE WHEN j.is_parent_there THEN NULL ELSE j."waitsFor" END,
      attempts = e.attempts + j.tries, action = coalesce(j.action, e.action), lease = NULL,
      proved_at = CASE WHEN j.proves THEN relay_now() END,
      outcome = CASE WHEN j.keeps IN ('all', 'outcome') THEN j.outcome ELSE e.outcome END,
      code = CASE WHEN j.keeps <> 'none' THEN j.code ELSE e.code END,
      message = CASE WHEN j.keeps <> 'none' THEN j.message ELSE e.message END,
      field = CASE WHEN j.keeps = 'all' THEN j.field ELSE e.field END,
      log_id = CASE WHEN j.keeps = 'all' THEN j."logId" ELSE e.log_id END
    FROM judged j WHERE e.sequence = j.sequence AND e.lease = p_token
    RETURNING e.sequence, e.lane, e.object, e.turn, e.record_key, e.parents, j.proves
  )
  SELECT array_agg(w.lane), array_agg(w.object), array_agg(w.sequence) FILTER (WHERE w.turn = 'ready'),
    array_agg(w.sequence) FILTER (WHERE w.turn = 'done'),
    array_agg(w.lane) FILTER (WHERE w.turn = 'held'),
    (SELECT array_agg(DISTINCT k) FROM written p, unnest(p.parents || p.record_key) AS k WHERE p.proves)
  INTO v_lanes, v_objects, v_ready, v_done, v_held, v_keys FROM written w;
  IF v_lanes IS NULL THEN RETURN; END IF;

  -- After all of them, so that a parent and its child may stand in one batch in any order.
  WITH child AS (
    UPDATE relay_event SET state = 'pending', turn = 'ready', due_at = p_now, waits_for = NULL
    WHERE state = 'waiting' AND waits_for = ANY (v_keys) RETURNING sequence, lane, object
  )
  SELECT array_agg(sequence), array_agg(lane), array_agg(object) INTO v_children, v_more_lanes, v_more_objects FROM child;
  v_lanes := v_lanes || v_more_lanes;
  v_objects := v_objects || v_more_objects;
  SELECT array_agg(f.lane), array_agg(f.object) INTO v_more_lanes, v_more_objects FROM relay_free(v_ready || v_children, v_done) f;
  v_lanes := v_lanes || v_more_lanes;
  v_objects := v_objects || v_more_objects;

  IF NOT EXISTS (SELECT 1 FROM relay_event WHERE lease = p_token) THEN
    DELETE FROM relay_lane_lease WHERE token = p_token;
  END IF;
  PERFORM relay_refresh(v_lanes, v_objects);
  IF v_held IS NOT NULL THEN PERFORM relay_mark_held(v_held); END IF;
END $$;

CREATE FUNCTION relay_order(p_order text, p_sequences bigint[], p_now bigint) RETURNS SETOF bigint
LANGUAGE plpgsql ${byIndex} AS $$
DECLARE
  v_sequences bigint[]; v_lanes text[]; v_objects text[];
BEGIN
  PERFORM pg_advisory_xact_lock(7701, 2);
  IF p_order = 'discard' THEN
    RETURN QUERY UPDATE relay_event SET state = 'finished', settled_at = p_now
      WHERE sequence = ANY (p_sequences) AND state = 'failed' RETURNING sequence;
    RETURN;
  END IF;
  WITH again AS (
    UPDATE relay_event SET state = 'pending', turn = 'ready', due_at = p_now, settled_at = NULL, attempts = 0, action = 'apply'
    WHERE sequence = ANY (p_sequences) AND state = 'failed' RETURNING sequence, lane, object
  )
  SELECT array_agg(sequence), array_agg(lane), array_agg(object) INTO v_sequences, v_lanes, v_objects FROM again;
  PERFORM relay_refresh(v_lanes, v_objects);
  RETURN QUERY SELECT unnest(v_sequences);
END $$;

CREATE FUNCTION relay_purge(p_before bigint, p_most bigint, p_limit integer) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  v_count integer;
BEGIN
  -- With the intake, which counts the size and the repeats.
  PERFORM pg_advisory_xact_lock(7701, 1);
  WITH old AS (
    SELECT e.sequence FROM relay_event e
    WHERE e.state = 'finished'
      AND e.settled_at < CASE WHEN (SELECT bytes FROM relay_size) > p_most THEN 9223372036854775807 ELSE p_before END
    ORDER BY e.settled_at LIMIT p_limit
  ), gone AS (
    DELETE FROM relay_event e USING old WHERE e.sequence = old.sequence RETURNING e.sequence, e.bytes
  ), repeats AS (
    DELETE FROM relay_repeat r USING gone WHERE r.sequence = gone.sequence
  ), shrunk AS (
    UPDATE relay_size SET bytes = relay_size.bytes - coalesce((SELECT sum(gone.bytes + 1000) FROM gone), 0)
  )
  SELECT count(*) INTO v_count FROM gone;
  RETURN v_count;
END $$;
`;
