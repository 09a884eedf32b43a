-- Who stands in on a rota because somebody said so in Slack. Taken back, it ended before its time.
create table rota_override (
  id              bigint generated always as identity primary key,
  rota            text not null,
  person          text not null,
  from_at         timestamptz not null,
  until_at        timestamptz not null,
  made_by         text not null,
  made_at         timestamptz not null,
  delivery        text not null unique,
  ended_at        timestamptz,
  ended_delivery  text
);
create index rota_override_ending on rota_override (rota, until_at);
