CREATE TABLE idempotency_keys (
  -- Keys are the callers' own: two may choose the same, and neither may read the other's answer.
  caller text NOT NULL,
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
  request_hash text NOT NULL,
  answer jsonb,
  -- For the job that forgets keys which nobody repeats any more.
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (caller, key)
);
