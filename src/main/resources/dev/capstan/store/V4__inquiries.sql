-- What was asked of which database, and how it ended.
create table inquiry (
  id           uuid primary key,
  service      text not null,
  environment  text not null,
  delivery     text not null unique,
  inquiry      jsonb not null,
  state        jsonb not null,
  ended        boolean generated always as (state ->> 'state' not in ('waiting', 'under-way')) stored,
  cancelling   text,
  excerpt      jsonb,
  attempt      int not null default 0,
  epoch        bigint not null default 0,
  asker        text,
  lease_until  timestamptz,
  asked_at     timestamptz not null,
  changed_at   timestamptz not null
);
create index inquiry_open on inquiry (asked_at) where not ended;
create index inquiry_scope on inquiry (service, environment, asked_at desc);
create index inquiry_excerpt on inquiry (id) where excerpt is not null;

-- An answer's files, until Slack has them.
create table inquiry_file (
  inquiry  uuid not null references inquiry on delete cascade,
  name     text not null,
  part     int not null,
  bytes    bytea not null,
  primary key (inquiry, name, part)
);
