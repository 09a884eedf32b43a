-- Incidents from their opening on. At one place one is open at a time.
create table incident (
  id           text primary key,
  service      text not null,
  environment  text not null,
  incident     jsonb not null,
  is_over      boolean not null,
  to_do        boolean not null,
  opened_at    timestamptz not null
);
create unique index incident_open on incident (service, environment) where not is_over;
create index incident_to_do on incident (opened_at desc) where not is_over or to_do;

create table incident_entry (
  incident  text not null references incident,
  number    int not null,
  at        timestamptz not null,
  entry     jsonb not null,
  delivery  text unique,
  primary key (incident, number)
);

-- Which alerts belong to which incident. Without one: it is wanted, and nobody has seen to it yet.
create table incident_alert (
  alert     text primary key,
  incident  text references incident,
  since     timestamptz not null default now()
);
create index incident_alert_of on incident_alert (incident);
create index incident_alert_wanted on incident_alert (since) where incident is null;
