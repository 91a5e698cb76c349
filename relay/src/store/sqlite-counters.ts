/**
 * Migration 5. How many events there are of each state, kept by the transactions that change them: counting a million takes most of
 * a second, and webhooks would wait for it.
 */
export const counters = `
CREATE TABLE event_count (state TEXT PRIMARY KEY, events INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO event_count (state, events)
  SELECT column1, (SELECT count(*) FROM event WHERE state = column1)
  FROM (VALUES ('pending'), ('leased'), ('waiting'), ('queued'), ('finished'), ('failed'));
-- What stood for a job in the org was found by it, in order of receipt.
CREATE INDEX event_queued_in_order ON event (sequence) WHERE state = 'queued';
DROP INDEX event_state;
CREATE TRIGGER event_counted_in AFTER INSERT ON event BEGIN
  UPDATE event_count SET events = events + 1 WHERE state = NEW.state;
END;
CREATE TRIGGER event_counted_out AFTER DELETE ON event BEGIN
  UPDATE event_count SET events = events - 1 WHERE state = OLD.state;
END;
CREATE TRIGGER event_counted_over AFTER UPDATE OF state ON event WHEN NEW.state <> OLD.state BEGIN
  UPDATE event_count SET events = events - 1 WHERE state = OLD.state;
  UPDATE event_count SET events = events + 1 WHERE state = NEW.state;
END;
`;
