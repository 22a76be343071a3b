CREATE TABLE jobs (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL,
  payload jsonb NOT NULL,
  -- The same intent is queued once, however often the request that caused it is repeated: so done jobs stay for a while.
  idempotency_key text UNIQUE,
  attempts int NOT NULL DEFAULT 0,
  run_at timestamptz NOT NULL DEFAULT now(),
  -- While set, a worker has the job. When it is over, the worker is taken for dead and another may have it.
  leased_until timestamptz,
  done_at timestamptz,
  failed_at timestamptz,
  last_error text
);

-- What a worker looks for, and nothing else: the index stays as small as the backlog.
CREATE INDEX jobs_due ON jobs (run_at, id) WHERE done_at IS NULL AND failed_at IS NULL;
