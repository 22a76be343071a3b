CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

CREATE TABLE tenants (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100)
);

CREATE TABLE bookings (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  tenant_id bigint NOT NULL REFERENCES tenants ON DELETE RESTRICT,
  room text NOT NULL,
  nights daterange NOT NULL CHECK (NOT isempty(nights)),
  status text NOT NULL DEFAULT 'confirmed' CHECK (status IN ('confirmed', 'cancelled')),
  price_in_cents bigint NOT NULL CHECK (price_in_cents >= 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  cancelled_at timestamptz,
  -- A state and its facts agree, in both directions.
  CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL)),
  -- No room is booked twice for one night, whatever two requests believed when they looked.
  EXCLUDE USING gist (tenant_id WITH =, room WITH =, nights WITH &&) WHERE (status = 'confirmed')
);

-- PostgreSQL indexes what is referenced, never what refers: without this, deleting a tenant scans all bookings.
CREATE INDEX bookings_tenant ON bookings (tenant_id);
