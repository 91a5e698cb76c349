import { byIndex } from './queue-sql.ts';

/**
 * Migration 1, intake. One call stores one group of webhooks and commits by itself, so no lock ever waits for a client.
 *
 * Groups are serialised by an advisory lock that is held until the commit: sequences become visible in their order, and a
 * repeat is seen as one though two replicas take it at the same moment. The lock comes before the first look at the table: in
 * READ COMMITTED each statement of a function sees what was committed before that statement began.
 * https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
 */
export const accept = `
CREATE FUNCTION relay_accept(
  p_sites text[], p_objects text[], p_record_ids text[], p_events text[], p_record_keys text[], p_lanes text[],
  p_parents text[], p_hashes text[], p_received bigint[], p_bytes integer[], p_data text[]
) RETURNS TABLE (is_new boolean, sequence bigint, repeats integer)
LANGUAGE plpgsql ${byIndex} AS $$
#variable_conflict use_column
BEGIN
  PERFORM pg_advisory_xact_lock(7701, 1);
  RETURN QUERY
  WITH input AS (
    SELECT * FROM unnest(p_sites, p_objects, p_record_ids, p_events, p_record_keys, p_lanes, p_parents, p_hashes, p_received,
      p_bytes, p_data) WITH ORDINALITY
      AS i(site, object, record_id, event, record_key, lane, parents, content_hash, received_at, bytes, data, place)
  ), judged AS (
    SELECT i.*, last.sequence AS last_sequence, last.is_open AS last_is_open, last.lane AS last_lane,
      coalesce(lag(i.content_hash) OVER w, last.content_hash) IS DISTINCT FROM i.content_hash AS is_new
    FROM input i
    LEFT JOIN LATERAL (
      SELECT e.sequence, e.content_hash, e.lane, e.turn <> 'done' AS is_open FROM relay_event e
      WHERE e.record_key = i.record_key ORDER BY e.sequence DESC LIMIT 1) last ON true
    WINDOW w AS (PARTITION BY i.record_key ORDER BY i.place)
  ), numbered AS MATERIALIZED (
    SELECT n.place, nextval('relay_event_sequence') AS sequence
    FROM (SELECT place FROM judged WHERE judged.is_new ORDER BY place) n
  ), placed AS (
    SELECT j.*, n.sequence AS own, coalesce(max(n.sequence) OVER w, j.last_sequence) AS current
    FROM judged j LEFT JOIN numbered n ON n.place = j.place
    WINDOW w AS (PARTITION BY j.record_key ORDER BY j.place)
  ), preceded AS (
    SELECT p.*, coalesce(lag(p.current) OVER w, p.last_sequence) AS previous,
      -- A record that went over to another customer: its earlier event goes first, though it stands in another lane.
      coalesce(lag(p.lane) OVER w, CASE WHEN p.last_is_open THEN p.last_lane END) <> p.lane AS is_behind
    FROM placed p WINDOW w AS (PARTITION BY p.record_key ORDER BY p.place)
  ), stored AS (
    INSERT INTO relay_event (sequence, site, object, record_id, event, record_key, lane, parents, content_hash, received_at,
      bytes, turn, behind, data)
    SELECT p.own, p.site, p.object, p.record_id, p.event, p.record_key, p.lane,
      ARRAY(SELECT json_array_elements_text(p.parents::json)), p.content_hash, p.received_at, p.bytes,
      CASE WHEN p.is_behind THEN 'behind' ELSE 'ready' END, CASE WHEN p.is_behind THEN p.previous END, p.data
    FROM preceded p WHERE p.is_new
  ), grown AS (
    UPDATE relay_size SET bytes = relay_size.bytes + added.bytes
    FROM (SELECT sum(p.bytes + 1000) AS bytes FROM preceded p WHERE p.is_new) added WHERE added.bytes > 0
  ), repeated AS (
    INSERT INTO relay_repeat AS r (sequence, repeats, repeated_at)
    SELECT p.current, count(*), max(p.received_at) FROM preceded p WHERE NOT p.is_new GROUP BY p.current
    ON CONFLICT (sequence) DO UPDATE SET repeats = r.repeats + excluded.repeats, repeated_at = excluded.repeated_at
    RETURNING r.sequence, r.repeats
  )
  SELECT p.is_new, p.current, coalesce(r.repeats, 0) FROM preceded p LEFT JOIN repeated r ON r.sequence = p.current AND NOT p.is_new
  ORDER BY p.place;
  -- Heard by the replicas that listen, after the commit. https://www.postgresql.org/docs/current/sql-notify.html
  NOTIFY relay_stored;
END $$;
`;
