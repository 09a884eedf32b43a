-- A shop whose owner left traps. What rings keeps a lock of the session, which outlives the transaction.
create extension pg_stat_statements;
create extension citext;
create extension file_fdw;
create extension pg_trgm;
create type mood as enum ('fine', 'sad');
create table users (id serial primary key, name text, phone text, email citext, born date, feels mood default 'fine',
    tags text[] default '{}', about jsonb default '{}', "DELETE FROM users" int);
insert into users (name, phone, email, born, tags, about)
    select 'user ' || n, '1380000' || 5678 + n, 'User' || n || '@example.com', date '1990-01-01' + n, array['a', 'b' || n],
        jsonb_build_object('city', 'C' || n, 'n', n, 'list', jsonb_build_array(n, n + 1))
    from generate_series(1, 20) n;
create table "order" (id serial primary key, order_number text, user_id int references users, status text,
    payment_status text, payment_transaction_id text, total_amount numeric(10, 2), created_at timestamptz default now());
insert into "order" (order_number, user_id, status, payment_status, total_amount, created_at)
    select 'N' || n, 1 + n % 20, (array['COMPLETED', 'CANCELLED', 'NEW'])[1 + n % 3], (array['PAID', 'FAILED'])[1 + n % 2],
        n * 1.5, now() - n * interval '1 hour'
    from generate_series(1, 60) n;
create view orders as select * from "order";
create table coupon_template (id serial primary key, name text);
insert into coupon_template (name) values ('tea'), ('cake');
create table coupon_instance (id serial primary key, template_id int references coupon_template, member_id int, status text,
    created_at timestamptz default now());
insert into coupon_instance (template_id, member_id, status) values (1, 123, 'USED'), (1, 123, 'NEW');
create table member_points_history (id serial primary key, member_id int, points int, created_at timestamptz default now());
create table iiko_sync_log (id serial primary key, message text, created_at timestamptz default now());
create table payments (id serial primary key, merchant_id int, payment_no text, created_at timestamptz default now());
insert into payments (merchant_id, payment_no) values (1, 'P1'), (2, 'P2');
create schema drizzle;
create table drizzle.__drizzle_migrations (id serial primary key, hash text, created_at bigint);
insert into drizzle.__drizzle_migrations (hash, created_at) values ('abc', 1), ('def', 2);
create table parent_table (id int primary key);
create table child_table (id int primary key, parent_id int);
insert into child_table values (1, 7);
create table table_name (id int, "column" int, constraint_condition boolean, unique_column int);
insert into table_name values (1, 5, true, 1), (2, 5, false, 1);
create sequence invoice_numbers;
select lo_from_bytea(4242, 'treasure');
create materialized view counted as select count(*) as n from users;
create view people as select id, upper(name) as name, age(born) as age, about ->> 'city' as city, tags[1] as tag,
    case when phone like '138%' then 'mobile' else 'other' end as kind, created_at::date as day
    from users join lateral (select max(created_at) as created_at from "order" where user_id = users.id) o on true;

create function ring() returns int language plpgsql volatile as
    'begin perform pg_advisory_lock(99); perform pg_notify(''doorbell'', ''x''); return 1; end';
create function wipe() returns int language sql as 'delete from users; select 1';
create procedure empty_the_shop() language sql as 'delete from users';
create function ring_row(anyelement) returns int language plpgsql immutable as
    'begin perform pg_advisory_lock(98); return 1; end';
create domain deadly_domain as int check (value + ring() > 0);
create type deadly_type as (a int);
create aggregate deadly_sum(int) (sfunc = int4pl, stype = int, initcond = '0');
create view deadly_view as select id, ring() from users;
create view view_of_a_view as select d.id, name from deadly_view d join users using (id);
create view locking_view as select pg_try_advisory_lock(97), id from users;
create view counting_view as select nextval('invoice_numbers') as n;
create view view_with_a_domain as select id::deadly_domain as id from users;
create view view_with_an_aggregate as select deadly_sum(id) from users;
create function plus(int, int) returns int language plpgsql as 'begin return $1 + $2 + ring(); end';
create schema signs;
create operator signs.+ (leftarg = int, rightarg = int, function = plus);
create view view_with_an_operator as select id operator(signs.+) 1 from users;
create type load as (kilos int);
create function weight(load) returns text language plpgsql as 'begin return $1.kilos + ring(); end';
create cast (load as text) with function weight(load);
create table crates (id int, load load);
insert into crates values (1, row(5)::load);
create table piles (id int, loads load[]);
insert into piles values (1, array[row(5)::load]);
create view view_with_a_cast as select load::text as load from crates;
create function ring_any(anyelement) returns int language plpgsql as 'begin perform ring(); return 1; end';
create function ring_crate(crates) returns int language plpgsql as 'begin perform ring(); return 1; end';
create function ring_user(users) returns int language plpgsql as 'begin perform ring(); return 1; end';
create function ring_name(text) returns int language plpgsql as 'begin perform ring(); return 1; end';
create schema shadows;
create function shadows.equals(text, varchar) returns boolean language plpgsql as
    'begin perform public.ring(); return true; end';
create operator shadows.= (leftarg = text, rightarg = varchar, function = shadows.equals);
create table policed (id int);
insert into policed values (1), (2);
alter table policed enable row level security;
create policy only_some on policed for select using (id > ring());
create view view_of_policed as select * from policed;
create table fairly_policed (id int, owner name default current_user);
insert into fairly_policed values (1, 'writer'), (2, 'somebody');
alter table fairly_policed enable row level security;
create policy own on fairly_policed for select using (owner = current_user);
create server files foreign data wrapper file_fdw;
create foreign table outside (line text) server files options (program 'touch LOOT/program');

create role writer login;
grant all on schema public, drizzle, shadows to writer;
grant all on all tables in schema public, drizzle to writer;
grant all on all sequences in schema public to writer;
grant pg_read_server_files, pg_write_server_files, pg_execute_server_program, pg_signal_backend, pg_monitor to writer;
grant execute on function pg_stat_statements_reset to writer;
grant all on large object 4242 to writer;
