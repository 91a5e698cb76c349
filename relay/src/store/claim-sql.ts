const isPaused = (event: 'e' | 'h'): string => `EXISTS (SELECT 1 FROM json_each(:paused) p
    WHERE coalesce(p.value ->> 'site', ${event}.site) = ${event}.site
      AND coalesce(p.value ->> 'object', ${event}.object) = ${event}.object)`;

/** `h` holds others back: a retry that isn't due, a parked event, or one that a job in the org has; not what is paused. */
const isHeld = `h.open = 1 AND (h.state IN ('waiting', 'queued') OR (h.state = 'pending' AND h.due_at > :now))
  AND NOT ${isPaused('h')}`;

/**
 * Ready events in order of receipt: due, lane free, no queued event in the lane, and no earlier held event of the same record
 * or of a record named as parent. A queued or parked event is itself ready again when its time has come.
 */
export const readyEvents = `
SELECT e.* FROM event e
WHERE e.open = 1 AND e.state IN ('pending', 'queued', 'waiting') AND e.due_at <= :now
  AND NOT ${isPaused('e')}
  AND NOT EXISTS (SELECT 1 FROM lane_lease l WHERE l.lane = e.lane)
  AND NOT EXISTS (SELECT 1 FROM event q WHERE q.state = 'queued' AND q.lane = e.lane AND q.sequence <> e.sequence)
  AND NOT EXISTS (SELECT 1 FROM event h WHERE h.record_key = e.record_key AND h.sequence < e.sequence AND ${isHeld})
  AND NOT EXISTS (SELECT 1 FROM json_each(e.parents) p JOIN event h ON h.record_key = p.value
                  WHERE h.sequence < e.sequence AND ${isHeld})
ORDER BY e.sequence LIMIT :limit`;

export const endExpiredLeases = `
UPDATE event SET state = 'pending', lease = NULL
WHERE lease IS NOT NULL AND lease IN (SELECT token FROM lane_lease WHERE expires_at <= :now)`;

export const queuedEvents = `
SELECT e.* FROM event e
WHERE e.state = 'queued' AND e.sequence IN (SELECT value FROM json_each(?))
  AND NOT EXISTS (SELECT 1 FROM lane_lease l WHERE l.lane = e.lane)
ORDER BY e.sequence`;
