CREATE TABLE IF NOT EXISTS users (
  tenant text NOT NULL, username text PRIMARY KEY, role text NOT NULL, password_hash text NOT NULL
);
CREATE TABLE IF NOT EXISTS tokens (
  id uuid PRIMARY KEY, tenant text NOT NULL, username text NOT NULL, role text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(), expires_at timestamptz NOT NULL
);
CREATE TABLE IF NOT EXISTS revoked_tokens (jti uuid PRIMARY KEY, expires_at timestamptz NOT NULL);
-- Uniqueness lives here, so that claiming a value is one statement whatever the table of its owner.
CREATE TABLE IF NOT EXISTS unique_keys (
  tenant text NOT NULL, kind text NOT NULL, value text NOT NULL, owner_id uuid NOT NULL,
  PRIMARY KEY (tenant, kind, value)
);
CREATE INDEX IF NOT EXISTS unique_keys_owner ON unique_keys (owner_id);
-- json keeps the text as it was: a replay has the members in the same order.
CREATE TABLE IF NOT EXISTS idempotency_keys (
  tenant text NOT NULL, subject text NOT NULL, operation text NOT NULL, key text NOT NULL,
  request_hash text NOT NULL, attempt uuid NOT NULL, state text NOT NULL, reply json,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant, subject, operation, key)
);
CREATE TABLE IF NOT EXISTS partners (
  id uuid PRIMARY KEY, tenant text NOT NULL, code text NOT NULL, name text NOT NULL, kind text NOT NULL, email text,
  phone text, city text, credit_limit bigint NOT NULL, active boolean NOT NULL, version bigint NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE IF NOT EXISTS products (
  id uuid PRIMARY KEY, tenant text NOT NULL, sku text NOT NULL, name text NOT NULL, description text,
  category text NOT NULL, unit_price bigint NOT NULL, stock bigint NOT NULL, weight_grams integer,
  tags text[] NOT NULL, active boolean NOT NULL, batch_id uuid, version bigint NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE IF NOT EXISTS movements (
  id uuid PRIMARY KEY, tenant text NOT NULL, product_id uuid NOT NULL REFERENCES products ON DELETE CASCADE,
  direction text NOT NULL, quantity integer NOT NULL, reason text, created_at timestamptz NOT NULL DEFAULT now()
);
CREATE SEQUENCE IF NOT EXISTS order_numbers;
CREATE TABLE IF NOT EXISTS orders (
  id uuid PRIMARY KEY, tenant text NOT NULL, number text NOT NULL UNIQUE,
  partner_id uuid NOT NULL REFERENCES partners, status text NOT NULL, note text,
  total_amount bigint NOT NULL, paid_amount bigint NOT NULL DEFAULT 0, version bigint NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE IF NOT EXISTS order_lines (
  id uuid PRIMARY KEY, position bigserial, order_id uuid NOT NULL REFERENCES orders ON DELETE CASCADE,
  product_id uuid NOT NULL REFERENCES products, quantity integer NOT NULL, unit_price bigint NOT NULL,
  line_total bigint NOT NULL
);
CREATE TABLE IF NOT EXISTS payments (
  id uuid PRIMARY KEY, tenant text NOT NULL, order_id uuid NOT NULL REFERENCES orders ON DELETE CASCADE,
  amount bigint NOT NULL, method text NOT NULL, reference text, created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE IF NOT EXISTS wallets (
  id uuid PRIMARY KEY, tenant text NOT NULL, name text NOT NULL, balance bigint NOT NULL,
  version bigint NOT NULL DEFAULT 1, created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE IF NOT EXISTS transfers (
  id uuid PRIMARY KEY, tenant text NOT NULL, from_wallet_id uuid NOT NULL REFERENCES wallets ON DELETE CASCADE,
  to_wallet_id uuid NOT NULL REFERENCES wallets ON DELETE CASCADE, amount bigint NOT NULL, note text,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE IF NOT EXISTS coupons (
  id uuid PRIMARY KEY, tenant text NOT NULL, code text NOT NULL, percent integer NOT NULL, max_uses integer NOT NULL,
  issued_on date, active boolean NOT NULL, advertised_until timestamptz, uses integer NOT NULL DEFAULT 0, version bigint NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE IF NOT EXISTS redemptions (
  id uuid PRIMARY KEY, tenant text NOT NULL, coupon_id uuid NOT NULL REFERENCES coupons ON DELETE CASCADE,
  reference text NOT NULL, created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE IF NOT EXISTS webhooks (
  id uuid PRIMARY KEY, tenant text NOT NULL, url text NOT NULL, event_types text[] NOT NULL, description text,
  active boolean NOT NULL, version bigint NOT NULL DEFAULT 1, created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE IF NOT EXISTS outbox (
  sequence bigserial PRIMARY KEY, id uuid NOT NULL UNIQUE, tenant text NOT NULL, type text NOT NULL,
  subject_id uuid NOT NULL, related uuid[] NOT NULL, payload jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE IF NOT EXISTS jobs (
  id uuid PRIMARY KEY, tenant text NOT NULL, kind text NOT NULL, resource text NOT NULL, status text NOT NULL,
  row_count integer, content text, created_at timestamptz NOT NULL DEFAULT now(), finished_at timestamptz
);
CREATE TABLE IF NOT EXISTS audit_entries (
  sequence bigserial PRIMARY KEY, id uuid NOT NULL UNIQUE, tenant text NOT NULL, subject text NOT NULL,
  action text NOT NULL, target text, created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX IF NOT EXISTS partners_tenant ON partners (tenant);
CREATE INDEX IF NOT EXISTS products_tenant ON products (tenant);
CREATE INDEX IF NOT EXISTS products_batch ON products (batch_id);
CREATE INDEX IF NOT EXISTS movements_product ON movements (product_id);
CREATE INDEX IF NOT EXISTS orders_tenant ON orders (tenant);
CREATE INDEX IF NOT EXISTS orders_partner ON orders (partner_id);
CREATE INDEX IF NOT EXISTS order_lines_order ON order_lines (order_id);
CREATE INDEX IF NOT EXISTS order_lines_product ON order_lines (product_id);
CREATE INDEX IF NOT EXISTS payments_order ON payments (order_id);
CREATE INDEX IF NOT EXISTS transfers_from ON transfers (from_wallet_id);
CREATE INDEX IF NOT EXISTS transfers_to ON transfers (to_wallet_id);
CREATE INDEX IF NOT EXISTS redemptions_coupon ON redemptions (coupon_id);
CREATE INDEX IF NOT EXISTS outbox_tenant ON outbox (tenant, sequence);
CREATE INDEX IF NOT EXISTS outbox_related ON outbox USING gin (related);
CREATE INDEX IF NOT EXISTS audit_tenant ON audit_entries (tenant, sequence);
