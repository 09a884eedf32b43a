-- When each receiver's Watchdog, an alert that always fires, was last heard; and whether its silence was reported.
create table watchdog (
  receiver  text primary key,
  heard_at  timestamptz not null,
  is_silent boolean not null default false
);
