-- An operation's life. The columns are what is searched for; the documents are what is read back whole.
create table operation (
  id             text primary key,
  service        text not null,
  environment    text not null,
  component      text not null default '',
  runbook        text not null,
  delivery       text not null unique,
  likeness       text not null,
  request        jsonb not null,
  state          jsonb not null,
  finished       boolean generated always as (state ->> 'state' = 'finished') stored,
  plan           jsonb,
  digest         text,
  approvals      jsonb not null default '[]',
  stop           jsonb,
  revision       bigint not null default 1,
  epoch          bigint not null default 0,
  runner         text,
  lease_until    timestamptz,
  wake_at        timestamptz,
  requested_at   timestamptz not null,
  changed_at     timestamptz not null
);

-- The same thing can be asked for once at a time.
create unique index operation_open_likeness on operation (likeness) where not finished;
create index operation_due on operation (wake_at) where wake_at is not null;
create index operation_scope on operation (service, environment, component, requested_at desc);

create table operation_history (
  operation  text not null references operation,
  revision   bigint not null,
  at         timestamptz not null,
  actor      text not null,
  what       text not null,
  detail     text not null default '',
  primary key (operation, revision)
);

-- One operation at a time per service, environment and component.
create table operation_lock (
  service      text not null,
  environment  text not null,
  component    text not null,
  operation    text not null references operation,
  since        timestamptz not null,
  primary key (service, environment, component)
);

create table step_attempt (
  operation      text not null references operation,
  step           int not null,
  attempt        int not null,
  epoch          bigint not null,
  started_at     timestamptz not null,
  ended_at       timestamptz,
  outcome        jsonb,
  last_line      text not null default '',
  trouble_since  timestamptz,
  trouble_why    text,
  primary key (operation, step, attempt)
);

create table step_output (
  operation  text not null,
  step       int not null,
  attempt    int not null,
  from_byte  bigint not null,
  text       text not null,
  primary key (operation, step, attempt, from_byte),
  foreign key (operation, step, attempt) references step_attempt
);

-- One row: whether new steps may start.
create table pause (
  only_one  boolean primary key default true check (only_one),
  paused    boolean not null,
  by        text not null,
  at        timestamptz not null
);
insert into pause (paused, by, at) values (false, '', now());
