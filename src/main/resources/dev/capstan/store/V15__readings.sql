-- What is watched, and when it is read again. Nothing is due of what is watched no more.
create table monitor (
  id           integer generated always as identity primary key,
  service      text not null,
  environment  text not null,
  name         text not null,
  every        interval not null,
  due_at       timestamptz,
  held_until   timestamptz,
  epoch        bigint not null default 0,
  failure      text,
  unique (service, environment, name)
);
create index monitor_due on monitor (due_at) where due_at is not null;

-- The lines of a monitor's readings, and where their clocks stand. One without a course is not there any more.
create table monitor_series (
  id       integer generated always as identity primary key,
  monitor  integer not null references monitor,
  labels   text not null,
  course   jsonb,
  unique (monitor, labels)
);

-- Each number of the last two days.
create table monitor_reading (
  series  integer not null,
  at      timestamptz not null,
  value   double precision not null,
  primary key (series, at)
);

-- Before that, the least and the greatest of every five minutes.
create table monitor_summary (
  series  integer not null,
  at      timestamptz not null,
  least     double precision not null,
  greatest  double precision not null,
  primary key (series, at)
);
