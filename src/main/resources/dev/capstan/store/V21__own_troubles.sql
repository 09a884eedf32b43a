-- When somebody outside was last told that all works: once among all replicas.
create table heartbeat (
  the_only_one boolean primary key default true check (the_only_one),
  at           timestamptz not null
);
insert into heartbeat (at) values ('-infinity');

-- When Slack took nothing, until whoever had to hear of it has.
create table slack_loss (
  since    timestamptz primary key,
  over_at  timestamptz
);
create unique index slack_loss_standing on slack_loss ((over_at is null)) where over_at is null;
