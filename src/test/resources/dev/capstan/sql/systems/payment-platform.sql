-- payment_gateway and the order service's database, as far as the manual of the payment platform shows them.
CREATE EXTENSION IF NOT EXISTS pg_stat_statements;

CREATE TABLE payments (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    payment_no varchar(64) NOT NULL,
    merchant_id varchar(64) NOT NULL,
    order_no varchar(64) NOT NULL,
    amount bigint NOT NULL CONSTRAINT payments_amount_check CHECK (amount > 0),
    currency char(3) NOT NULL,
    status varchar(20) NOT NULL DEFAULT 'pending',
    card_last4 char(4),
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE orders (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    order_no varchar(64) NOT NULL,
    merchant_id varchar(64) NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

INSERT INTO orders (order_no, merchant_id)
SELECT 'ORDER-' || 12000 + n, 'merchant-00' || 1 + n % 3 FROM generate_series(1, 40) AS n;

INSERT INTO payments (payment_no, merchant_id, order_no, amount, currency, status, card_last4)
SELECT 'PAY-202501251030-' || n, 'merchant-00' || 1 + n % 3, 'ORDER-' || 12000 + n, 10000, 'USD',
    CASE WHEN n = 1 THEN 'failed' ELSE 'success' END, '4242'
FROM generate_series(1, 40) AS n;
