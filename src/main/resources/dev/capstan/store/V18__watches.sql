-- Deploys that are watched after their end. One row a deploy, so that what was decided of it is decided once.
create table watch (
  operation  text primary key references operation,
  state      jsonb not null,
  is_over    boolean generated always as (state ->> 'state' = 'over') stored,
  revision   bigint not null default 1
);
create index watch_open on watch (operation) where not is_over;
