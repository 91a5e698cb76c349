/** Migration 1, the queue of lanes: what claiming and settling share. Their callers hold the lock of delivery. */
export const queue = `
CREATE FUNCTION relay_now() RETURNS bigint LANGUAGE sql AS
$$ SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint $$;

CREATE FUNCTION relay_is_paused(p_pauses jsonb, p_site text, p_object text) RETURNS boolean LANGUAGE sql AS $$
  SELECT EXISTS (SELECT 1 FROM jsonb_array_elements(p_pauses) p
    WHERE coalesce(p ->> 'site', p_site) = p_site AND coalesce(p ->> 'object', p_object) = p_object)
$$;

CREATE FUNCTION relay_is_busy(p_lane text) RETURNS boolean LANGUAGE sql AS $$
  SELECT EXISTS (SELECT 1 FROM relay_lane_lease WHERE lane = p_lane)
    OR EXISTS (SELECT 1 FROM relay_event WHERE lane = p_lane AND turn = 'held' AND state = 'queued')
$$;

-- Puts the heads of these lanes and objects right, and tells whether the lanes are busy.
CREATE FUNCTION relay_refresh(p_lanes text[], p_objects text[]) RETURNS void
LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  IF p_lanes IS NULL THEN RETURN; END IF;
  WITH fact AS MATERIALIZED (
    SELECT pair.lane, pair.object, one.site, ready.head
    FROM (SELECT DISTINCT lane, object FROM unnest(p_lanes, p_objects) AS p(lane, object) WHERE object IS NOT NULL) pair
    LEFT JOIN LATERAL (SELECT e.site FROM relay_event e
      WHERE e.lane = pair.lane AND e.object = pair.object AND e.turn <> 'done' LIMIT 1) one ON true
    LEFT JOIN LATERAL (SELECT e.sequence AS head FROM relay_event e
      WHERE e.lane = pair.lane AND e.object = pair.object AND e.turn = 'ready' ORDER BY e.sequence LIMIT 1) ready ON true
  ), gone AS (
    DELETE FROM relay_lane_queue q USING fact f WHERE q.lane = f.lane AND q.object = f.object AND f.site IS NULL
  )
  INSERT INTO relay_lane_queue AS q (lane, object, site, head, busy)
  SELECT f.lane, f.object, f.site, f.head, relay_is_busy(f.lane) FROM fact f WHERE f.site IS NOT NULL
  ON CONFLICT (lane, object) DO UPDATE SET head = excluded.head, busy = excluded.busy
    WHERE (q.head, q.busy) IS DISTINCT FROM (excluded.head, excluded.busy);
  UPDATE relay_lane_queue q SET busy = now.busy
  FROM (SELECT lane, relay_is_busy(lane) AS busy FROM (SELECT DISTINCT unnest(p_lanes) AS lane) l) now
  WHERE q.lane = now.lane AND q.busy <> now.busy;
END $$;

-- Lets go what stands behind these events. While an event is only ready, not done, what stands behind it in another lane for
-- the order of their record goes on waiting; in its own lane the order is that of the sequences.
CREATE FUNCTION relay_free(p_ready bigint[], p_done bigint[]) RETURNS TABLE (lane text, object text)
LANGUAGE plpgsql SET enable_seqscan = off AS $$
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
`;
