create table customers (
    id bigint generated always as identity primary key,
    name text not null,
    email text not null,
    country text not null,
    created_at timestamptz not null default now()
);

create table orders (
    id bigint generated always as identity primary key,
    customer_id bigint not null references customers,
    status text not null check (status in ('new', 'paid', 'shipped', 'cancelled')),
    total numeric(10, 2) not null check (total > 0),
    created_at timestamptz not null default now()
);

create table payments (
    id bigint generated always as identity primary key,
    order_id bigint not null references orders,
    provider text not null,
    status text not null check (status in ('pending', 'succeeded', 'failed')),
    amount numeric(10, 2) not null,
    failure text,
    created_at timestamptz not null default now(),
    settled_at timestamptz
);

create index orders_created on orders (created_at);
create index payments_order on payments (order_id);
create index payments_created on payments (created_at);
