CREATE TABLE orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL,
  status text NOT NULL CHECK (status IN ('open', 'shipped', 'cancelled')),
  total_in_cents bigint NOT NULL,
  shipping_address jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- Equality first, then the order: the open orders of a customer are one range, already sorted. Shipped ones, the great
-- majority, aren't in it at all; INCLUDE answers the list from the index alone.
CREATE INDEX orders_open ON orders (customer_id, created_at DESC, id DESC) INCLUDE (total_in_cents)
  WHERE status = 'open';
