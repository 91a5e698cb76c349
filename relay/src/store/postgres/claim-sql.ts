import { byIndex } from './queue-sql.ts';

/**
 * Migration 1, claiming. Claims and settlements of all replicas are serialised by one advisory lock; each is a single call that
 * commits by itself, so the lock lasts for milliseconds and never waits for a client. It takes the place of row locks with
 * SKIP LOCKED: rows of a lane change in several tables, and nobody may see a part of it.
 */
export const claim = `
-- Leases that ran out, times that have come, pauses, new events: up to p_limit of each. Gives how many there were.
CREATE FUNCTION relay_prepare(p_now bigint, p_paused jsonb, p_far bigint, p_limit integer) RETURNS integer
LANGUAGE plpgsql ${byIndex} AS $$
DECLARE
  v_lanes text[]; v_objects text[]; v_sequences bigint[];
  v_all_lanes text[]; v_all_objects text[]; v_count integer := 0; v_free_lanes text[]; v_free_objects text[];
BEGIN
  PERFORM pg_advisory_xact_lock(7701, 2);

  -- By the database's clock, which all replicas share.
  WITH expired AS (DELETE FROM relay_lane_lease WHERE expires_at <= relay_now() RETURNING token),
  back AS (
    UPDATE relay_event SET state = 'pending', turn = 'ready', lease = NULL
    WHERE lease IN (SELECT token FROM expired) RETURNING sequence, lane, object
  )
  SELECT array_agg(sequence), array_agg(lane), array_agg(object) INTO v_sequences, v_all_lanes, v_all_objects FROM back;
  IF v_sequences IS NOT NULL THEN
    v_count := cardinality(v_sequences);
    SELECT array_agg(f.lane), array_agg(f.object) INTO v_free_lanes, v_free_objects FROM relay_free(v_sequences, NULL) f;
    v_all_lanes := v_all_lanes || v_free_lanes;
    v_all_objects := v_all_objects || v_free_objects;
  END IF;

  SELECT array_agg(due.sequence) INTO v_sequences FROM (
    (SELECT e.sequence FROM relay_event e WHERE e.turn = 'held' AND e.state <> 'queued' AND e.due_at <= p_now
      ORDER BY e.due_at LIMIT p_limit)
    UNION
    (SELECT e.sequence FROM relay_event e WHERE e.turn = 'held' AND e.state <> 'queued' AND e.due_at > p_now + p_far LIMIT p_limit)
    UNION
    (SELECT e.sequence FROM relay_kind k CROSS JOIN LATERAL (
        SELECT r.sequence FROM relay_event r
        WHERE r.site = k.site AND r.object = k.object AND r.turn IN ('held', 'behind') AND r.state <> 'queued' LIMIT p_limit) e
      WHERE relay_is_paused(p_paused, k.site, k.object))
  ) due;
  IF v_sequences IS NOT NULL THEN
    v_count := v_count + cardinality(v_sequences);
    WITH moved AS (
      UPDATE relay_event SET turn = 'ready', state = 'pending', behind = NULL, waits_for = NULL
      WHERE sequence = ANY(v_sequences) RETURNING lane, object
    )
    SELECT array_agg(lane), array_agg(object) INTO v_lanes, v_objects FROM moved;
    SELECT array_agg(f.lane), array_agg(f.object) INTO v_free_lanes, v_free_objects FROM relay_free(v_sequences, NULL) f;
    v_all_lanes := v_all_lanes || v_lanes || v_free_lanes;
    v_all_objects := v_all_objects || v_objects || v_free_objects;
  END IF;

  PERFORM relay_refresh(v_all_lanes, v_all_objects);
  RETURN v_count + relay_admit(p_limit);
END $$;

CREATE FUNCTION relay_lease(p_sequences bigint[], p_lease_ms bigint, p_token text) RETURNS SETOF relay_event
LANGUAGE plpgsql ${byIndex} AS $$
DECLARE
  v_lanes text[]; v_held text[];
BEGIN
  IF p_sequences IS NULL THEN RETURN; END IF;
  v_held := ARRAY(SELECT lane FROM relay_event WHERE sequence = ANY(p_sequences) AND state = 'queued');
  WITH taken AS (
    UPDATE relay_event SET state = 'leased', turn = 'leased', lease = p_token WHERE sequence = ANY(p_sequences) RETURNING lane
  )
  SELECT array_agg(DISTINCT lane) INTO v_lanes FROM taken;
  INSERT INTO relay_lane_lease (lane, token, claimed_at, expires_at)
  SELECT l.lane, p_token, relay_now(), relay_now() + p_lease_ms FROM unnest(v_lanes) AS l(lane);
  IF v_held <> '{}' THEN PERFORM relay_mark_held(v_held); END IF;
  RETURN QUERY SELECT e.* FROM relay_event e WHERE e.sequence = ANY(p_sequences) ORDER BY e.sequence;
END $$;

CREATE FUNCTION relay_claim(
  p_now bigint, p_max integer, p_bytes bigint, p_overhead integer, p_lease_ms bigint, p_paused jsonb, p_far bigint, p_token text
) RETURNS SETOF relay_event
LANGUAGE plpgsql ${byIndex} AS $$
DECLARE
  v_candidates bigint[]; v_chosen bigint[]; v_queued bigint[]; v_lanes text[]; v_objects text[]; v_is_blocked boolean;
BEGIN
  PERFORM pg_advisory_xact_lock(7701, 2);

  -- Handed to a job in the org, which has had its time: the first one of its lane.
  SELECT array_agg(q.sequence) INTO v_queued FROM (
    SELECT e.sequence FROM relay_event e
    WHERE e.turn = 'held' AND e.state = 'queued' AND (e.due_at <= p_now OR e.due_at > p_now + p_far)
      AND NOT EXISTS (SELECT 1 FROM relay_lane_lease l WHERE l.lane = e.lane)
      AND NOT EXISTS (SELECT 1 FROM relay_event o
        WHERE o.lane = e.lane AND o.turn = 'held' AND o.state = 'queued' AND o.sequence < e.sequence)
      AND NOT relay_is_paused(p_paused, e.site, e.object)
    ORDER BY e.sequence LIMIT p_max) q;

  -- Each round looks at the heads of as many lanes as the batch has events, and at a few events of each. Those that are held
  -- back are put behind their holder, and so are not looked at again before it changes.
  FOR v_round IN 1..20 LOOP
    WITH queue AS MATERIALIZED (
      SELECT q.* FROM relay_kind k CROSS JOIN LATERAL (
        SELECT n.lane, n.object, n.head FROM relay_lane_queue n
        WHERE n.site = k.site AND n.object = k.object AND n.head IS NOT NULL AND NOT n.is_held
          AND NOT EXISTS (SELECT 1 FROM relay_lane_lease l WHERE l.lane = n.lane)
        ORDER BY n.head LIMIT p_max) q
      WHERE NOT relay_is_paused(p_paused, k.site, k.object) ORDER BY q.head LIMIT p_max
    ), bound AS (
      -- What isn't among the chosen heads comes after them.
      SELECT least(p_max, greatest(2, 4 * p_max / greatest(count(*), 1))) AS few,
        CASE WHEN count(*) = p_max THEN max(head) ELSE 9223372036854775807 END AS last
      FROM queue
    ), candidate AS (
      SELECT e.sequence, q.lane, bound.few, count(*) OVER w AS seen, max(e.sequence) OVER w AS last
      FROM queue q CROSS JOIN bound CROSS JOIN LATERAL (
        SELECT r.sequence FROM relay_event r
        WHERE r.lane = q.lane AND r.object = q.object AND r.turn = 'ready' AND r.sequence <= bound.last
        ORDER BY r.sequence LIMIT bound.few) e
      WINDOW w AS (PARTITION BY q.lane, q.object)
    ), cut AS (
      -- Where there is more of one object than was looked at, nothing of the lane goes before it.
      SELECT lane, min(last) AS last FROM candidate WHERE seen = few GROUP BY lane
    )
    SELECT array_agg(c.sequence) INTO v_candidates FROM (
      SELECT candidate.sequence FROM candidate LEFT JOIN cut ON cut.lane = candidate.lane
      WHERE cut.last IS NULL OR candidate.sequence <= cut.last
      ORDER BY candidate.sequence LIMIT p_max) c;

    v_is_blocked := false;
    LOOP
      WITH held_back AS (
        SELECT e.sequence, holder.sequence AS holder FROM relay_event e CROSS JOIN LATERAL (
          SELECT h.sequence FROM relay_event h
          WHERE h.record_key = ANY (e.parents || e.record_key) AND h.turn IN ('held', 'behind') AND h.sequence < e.sequence
            AND NOT relay_is_paused(p_paused, h.site, h.object)
          ORDER BY h.sequence DESC LIMIT 1) holder
        WHERE e.sequence = ANY (v_candidates) AND e.turn = 'ready'
      ), put AS (
        UPDATE relay_event e SET turn = 'behind', behind = held_back.holder FROM held_back
        WHERE e.sequence = held_back.sequence RETURNING e.lane, e.object
      )
      SELECT array_agg(lane), array_agg(object) INTO v_lanes, v_objects FROM put;
      EXIT WHEN v_lanes IS NULL;
      v_is_blocked := true;
      PERFORM relay_refresh(v_lanes, v_objects);
    END LOOP;

    SELECT array_agg(fits.sequence) INTO v_chosen FROM (
      SELECT e.sequence, sum(e.bytes + p_overhead) OVER w AS total, row_number() OVER w AS place
      FROM (SELECT r.sequence, r.bytes FROM relay_event r
            WHERE r.sequence = ANY (v_candidates || v_queued) AND (r.turn = 'ready' OR r.state = 'queued')
            ORDER BY r.sequence LIMIT p_max) e
      WINDOW w AS (ORDER BY e.sequence)) fits
    WHERE fits.total <= p_bytes OR fits.place = 1;
    EXIT WHEN v_chosen IS NOT NULL OR NOT v_is_blocked;
  END LOOP;
  RETURN QUERY SELECT * FROM relay_lease(v_chosen, p_lease_ms, p_token);
END $$;

CREATE FUNCTION relay_claim_queued(p_sequences bigint[], p_lease_ms bigint, p_token text) RETURNS SETOF relay_event
LANGUAGE plpgsql ${byIndex} AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7701, 2);
  RETURN QUERY SELECT * FROM relay_lease(ARRAY(
    SELECT e.sequence FROM relay_event e
    WHERE e.sequence = ANY (p_sequences) AND e.turn = 'held' AND e.state = 'queued'
      AND NOT EXISTS (SELECT 1 FROM relay_lane_lease l WHERE l.lane = e.lane)), p_lease_ms, p_token);
END $$;

-- After a claim that gave nothing: it stopped for having put so much behind its holders, and there may be more to find.
CREATE FUNCTION relay_has_more(p_paused jsonb) RETURNS boolean LANGUAGE sql ${byIndex} AS $$
  SELECT EXISTS (
    SELECT 1 FROM relay_kind k CROSS JOIN LATERAL (
      SELECT 1 FROM relay_lane_queue n
      WHERE n.site = k.site AND n.object = k.object AND n.head IS NOT NULL AND NOT n.is_held
        AND NOT EXISTS (SELECT 1 FROM relay_lane_lease l WHERE l.lane = n.lane)
      LIMIT 1) q
    WHERE NOT relay_is_paused(p_paused, k.site, k.object))
$$;
`;
