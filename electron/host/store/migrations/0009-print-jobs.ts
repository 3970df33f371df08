/**
 * Schema 9: what goes to the receipt printers, in order and across restarts.
 *
 * No bytes and nobody's name: a slip is made when it is sent, from what is stored then. `subject` is the opaque id or the
 * day that it speaks of.
 */
export const printJobs = `
CREATE TABLE print_job (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  id TEXT NOT NULL UNIQUE,
  device_id TEXT NOT NULL,
  printer_name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('sale', 'refund', 'card', 'day', 'test', 'drawer')),
  subject TEXT,
  is_copy INTEGER NOT NULL CHECK (is_copy IN (0, 1)),
  state TEXT NOT NULL
    CHECK (state IN ('queued', 'printing', 'waiting', 'printed', 'sent', 'unknown', 'failed', 'cancelled')),
  reason TEXT,
  has_begun INTEGER NOT NULL CHECK (has_begun IN (0, 1)),
  made_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CHECK ((subject IS NULL) <= (kind IN ('test', 'drawer'))),
  CHECK ((reason IS NOT NULL) <= (state IN ('waiting', 'unknown', 'failed'))),
  CHECK ((state = 'queued') <= (has_begun = 0))
) STRICT;
-- Those that somebody has to do with still: a queue is as short as the paper's troubles are.
CREATE INDEX print_job_open ON print_job (device_id, seq)
  WHERE state IN ('queued', 'printing', 'waiting', 'unknown');
CREATE INDEX print_job_changed ON print_job (changed_at);
CREATE INDEX print_job_subject ON print_job (subject) WHERE subject IS NOT NULL;
`;
