-- What was found wrong with a service, and until when. The same matter stands once at a time.
create table finding (
  id           bigint generated always as identity primary key,
  service      text not null,
  environment  text not null,
  matter       text not null,
  channel      text not null,
  finding      jsonb not null,
  since        timestamptz not null,
  over_at      timestamptz
);
create unique index finding_standing on finding (service, environment, matter) where over_at is null;
