alter table customers add column confirmed boolean not null default false;

create unique index one_account_per_address on customers (email);
