/**
 * Migration 2. How many events there are of each state, kept by the transactions that change them: counting a million takes most of
 * a second. Those that intake and retention add and remove, and those that delivery changes, each in rows of their own, so that the
 * intake never waits for delivery; a figure of one part alone may be negative.
 *
 * One trigger for a statement, not for a row. https://www.postgresql.org/docs/current/plpgsql-trigger.html#PLPGSQL-TRIGGER-SUMMARY-EXAMPLE
 */
export const counters = `
-- At once, so that no event comes between the counting and the triggers.
LOCK TABLE relay_event IN ACCESS EXCLUSIVE MODE;
CREATE TABLE relay_count (
  part text NOT NULL, state text NOT NULL, events bigint NOT NULL, PRIMARY KEY (part, state)
) WITH (fillfactor = 50);
INSERT INTO relay_count (part, state, events)
  SELECT p.part, s.state, CASE WHEN p.part = 'intake' THEN coalesce(c.events, 0) ELSE 0 END
  FROM unnest(ARRAY['intake', 'delivery']) AS p(part)
  CROSS JOIN unnest(ARRAY['pending', 'leased', 'waiting', 'queued', 'finished', 'failed']) AS s(state)
  LEFT JOIN (SELECT e.state, count(*) AS events FROM relay_event e GROUP BY e.state) c ON c.state = s.state;
DROP INDEX relay_event_state;

CREATE FUNCTION relay_count_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE relay_count c SET events = c.events + n.events
  FROM (SELECT a.state, count(*) AS events FROM added a GROUP BY a.state) n WHERE c.part = 'intake' AND c.state = n.state;
  RETURN NULL;
END $$;
CREATE TRIGGER relay_event_added AFTER INSERT ON relay_event
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION relay_count_added();

CREATE FUNCTION relay_count_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE relay_count c SET events = c.events - n.events
  FROM (SELECT r.state, count(*) AS events FROM removed r GROUP BY r.state) n WHERE c.part = 'intake' AND c.state = n.state;
  RETURN NULL;
END $$;
CREATE TRIGGER relay_event_removed AFTER DELETE ON relay_event
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION relay_count_removed();

CREATE FUNCTION relay_count_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE relay_count c SET events = c.events + n.events
  FROM (
    SELECT x.state, sum(x.one) AS events
    FROM (SELECT state, 1 AS one FROM after_change UNION ALL SELECT state, -1 FROM before_change) x
    GROUP BY x.state HAVING sum(x.one) <> 0
  ) n WHERE c.part = 'delivery' AND c.state = n.state;
  RETURN NULL;
END $$;
CREATE TRIGGER relay_event_changed AFTER UPDATE ON relay_event
  REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
  FOR EACH STATEMENT EXECUTE FUNCTION relay_count_changed();
`;
