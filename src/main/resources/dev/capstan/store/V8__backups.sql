-- What lay in the stores of backups when they were last looked at. The stores are the truth.
create table backup_inventory (
  service      text not null,
  environment  text not null,
  inventory    jsonb not null,
  seen_at      timestamptz not null,
  primary key (service, environment)
);

-- Rehearsals of the disaster. What was not measured never came.
create table backup_drill (
  operation    text primary key,
  service      text not null,
  environment  text not null,
  at           timestamptz not null,
  rto_seconds  bigint,
  rpo_seconds  bigint
);
create index backup_drill_scope on backup_drill (service, environment, at);
