CREATE TABLE accounts (
  id text PRIMARY KEY,
  -- The last line of defence: whatever the code believes, no balance is ever negative.
  balance bigint NOT NULL CHECK (balance >= 0)
);

CREATE TABLE transfers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  from_id text NOT NULL REFERENCES accounts,
  to_id text NOT NULL REFERENCES accounts,
  cents bigint NOT NULL CHECK (cents > 0),
  at timestamptz NOT NULL DEFAULT now(),
  CHECK (from_id <> to_id)
);

CREATE INDEX transfers_from ON transfers (from_id);
CREATE INDEX transfers_to ON transfers (to_id);
