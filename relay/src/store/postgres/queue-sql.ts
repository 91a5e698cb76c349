/** Every look is for a few rows of a large table, and its statistics may be of the day when it was empty: index by index. */
export const byIndex = `SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET jit = off`;

/** Of a row with a lane: a job in the org has an event of it. */
const isHeld = (row: string): string =>
  `EXISTS (SELECT 1 FROM relay_event b WHERE b.lane = ${row}.lane AND b.turn = 'held' AND b.state = 'queued' LIMIT 1 OFFSET 0)`;

/** Migration 1, the queue of lanes: what claiming and settling share. Their callers hold the lock of delivery. */
export const queue = `
CREATE FUNCTION relay_now() RETURNS bigint LANGUAGE sql AS
$$ SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint $$;

CREATE FUNCTION relay_is_paused(p_pauses jsonb, p_site text, p_object text) RETURNS boolean LANGUAGE sql AS $$
  SELECT EXISTS (SELECT 1 FROM jsonb_array_elements(p_pauses) p
    WHERE coalesce(p ->> 'site', p_site) = p_site AND coalesce(p ->> 'object', p_object) = p_object)
$$;

-- Puts the heads of these lanes and objects right.
CREATE FUNCTION relay_refresh(p_lanes text[], p_objects text[]) RETURNS void
LANGUAGE plpgsql ${byIndex} AS $$
BEGIN
  IF p_lanes IS NULL THEN RETURN; END IF;
  WITH fact AS MATERIALIZED (
    SELECT pair.lane, pair.object, one.site, ready.head
    FROM (SELECT DISTINCT lane, object FROM unnest(p_lanes, p_objects) AS p(lane, object)) pair
    LEFT JOIN LATERAL (SELECT e.site FROM relay_event e
      WHERE e.lane = pair.lane AND e.object = pair.object AND e.turn <> 'done' LIMIT 1) one ON true
    LEFT JOIN LATERAL (SELECT e.sequence AS head FROM relay_event e
      WHERE e.lane = pair.lane AND e.object = pair.object AND e.turn = 'ready' ORDER BY e.sequence LIMIT 1) ready ON true
  ), gone AS (
    DELETE FROM relay_lane_queue q USING fact f WHERE q.lane = f.lane AND q.object = f.object AND f.site IS NULL
  )
  INSERT INTO relay_lane_queue AS q (lane, object, site, head, is_held)
  SELECT f.lane, f.object, f.site, f.head, ${isHeld('f')} FROM fact f WHERE f.site IS NOT NULL
  ON CONFLICT (lane, object) DO UPDATE SET head = excluded.head WHERE q.head IS DISTINCT FROM excluded.head;
END $$;

-- After an event of these lanes has gone to a job in the org, or has come back.
CREATE FUNCTION relay_mark_held(p_lanes text[]) RETURNS void
LANGUAGE plpgsql ${byIndex} AS $$
BEGIN
  UPDATE relay_lane_queue q SET is_held = ${isHeld('q')} WHERE q.lane = ANY (p_lanes) AND q.is_held <> ${isHeld('q')};
END $$;

-- Lets go what stands behind these events. While an event is only ready, not done, what stands behind it in another lane for
-- the order of their record goes on waiting; in its own lane the order is that of the sequences.
CREATE FUNCTION relay_free(p_ready bigint[], p_done bigint[]) RETURNS TABLE (lane text, object text)
LANGUAGE plpgsql ${byIndex} AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH RECURSIVE changed AS (
    SELECT unnest(p_ready) AS sequence, false AS is_done UNION ALL SELECT unnest(p_done), true
  ), freed AS (
    SELECT y.sequence, y.lane, y.record_key
    FROM changed c JOIN relay_event x ON x.sequence = c.sequence JOIN relay_event y ON y.turn = 'behind' AND y.behind = x.sequence
    WHERE c.is_done OR y.lane = x.lane OR y.record_key <> x.record_key
    UNION
    SELECT y.sequence, y.lane, y.record_key
    FROM freed x JOIN relay_event y ON y.turn = 'behind' AND y.behind = x.sequence
    WHERE y.lane = x.lane OR y.record_key <> x.record_key
  )
  UPDATE relay_event e SET turn = 'ready', behind = NULL FROM freed WHERE e.sequence = freed.sequence
  RETURNING e.lane, e.object;
END $$;

-- New events, in their order, up to p_limit. Gives how many.
CREATE FUNCTION relay_admit(p_limit integer) RETURNS integer
LANGUAGE plpgsql ${byIndex} AS $$
DECLARE
  v_last bigint; v_count integer; v_behind bigint[];
BEGIN
  SELECT max(sequence), count(*), array_agg(sequence) FILTER (WHERE turn = 'behind') INTO v_last, v_count, v_behind
  FROM (SELECT e.sequence, e.turn FROM relay_event e
        WHERE e.sequence > (SELECT sequence FROM relay_admitted) ORDER BY e.sequence LIMIT p_limit) fresh;
  IF v_count = 0 THEN RETURN 0; END IF;
  -- The intake doesn't wait for delivery: what it put an event behind may be done since.
  UPDATE relay_event e SET turn = 'ready', behind = NULL
  WHERE e.sequence = ANY (v_behind) AND e.turn = 'behind'
    AND NOT EXISTS (SELECT 1 FROM relay_event h WHERE h.sequence = e.behind AND h.turn <> 'done');
  WITH fresh AS MATERIALIZED (
    SELECT e.site, e.lane, e.object, min(e.sequence) FILTER (WHERE e.turn = 'ready') AS head
    FROM relay_event e
    WHERE e.sequence > (SELECT sequence FROM relay_admitted) AND e.sequence <= v_last AND e.turn <> 'done'
    GROUP BY e.site, e.lane, e.object
  ), kinds AS (
    INSERT INTO relay_kind (site, object) SELECT DISTINCT site, object FROM fresh ON CONFLICT DO NOTHING
  )
  INSERT INTO relay_lane_queue AS q (lane, object, site, head, is_held)
  SELECT f.lane, f.object, f.site, f.head, ${isHeld('f')} FROM fresh f
  -- What is there already stands before what is new.
  ON CONFLICT (lane, object) DO UPDATE SET head = excluded.head WHERE q.head IS NULL AND excluded.head IS NOT NULL;
  UPDATE relay_admitted SET sequence = v_last;
  RETURN v_count;
END $$;
`;
