-- What lay in the stores of backups when they were last looked at. The stores are the truth.
create table backup_inventory (
  service      text not null,
  environment  text not null,
  inventory    jsonb not null,
  seen_at      timestamptz not null,
  primary key (service, environment)
);
