-- What came in and is not worked off yet, or could not be.
create table alert_report (
  id           bigint generated always as identity primary key,
  report       jsonb not null,
  received_at  timestamptz not null default now(),
  trouble      text
);

-- Alerts from their first signal to the end of all. Of those with the same key one is open at a time.
create table alert (
  id            text primary key,
  key           text not null,
  service       text,
  environment   text,
  channel       text not null,
  alert         jsonb not null,
  is_over       boolean not null,
  telling       text not null,
  began_at      timestamptz not null,
  over_at       timestamptz,
  told_at       timestamptz,
  wake_at       timestamptz,
  hidden_by     text,
  silenced      text,
  digest        bigint
);
create unique index alert_open on alert (md5(key)) where not is_over;
create index alert_newest on alert (md5(key), began_at desc);
create index alert_due on alert (wake_at) where wake_at is not null;
create index alert_told on alert (channel, told_at) where telling = 'ALONE';
create index alert_place on alert (service, environment, began_at desc);
create index alert_hidden on alert (hidden_by) where hidden_by is not null;
create index alert_digested on alert (digest) where digest is not null;

create table alert_signal (
  alert        text not null references alert on delete cascade,
  fingerprint  text not null,
  firing       boolean not null,
  since        timestamptz not null,
  signal       jsonb not null,
  primary key (alert, fingerprint)
);

create table alert_event (
  alert   text not null references alert on delete cascade,
  number  int not null,
  at      timestamptz not null,
  event   jsonb not null,
  primary key (alert, number)
);

-- Signals whose end came before their beginning.
create table alert_over_before (
  name  text primary key,
  at    timestamptz not null default now()
);

-- Alerts that came too close together to be told one by one.
create table alert_digest (
  id         bigint generated always as identity primary key,
  channel    text not null,
  opened_at  timestamptz not null,
  closed_at  timestamptz
);
create unique index alert_digest_open on alert_digest (channel) where closed_at is null;
