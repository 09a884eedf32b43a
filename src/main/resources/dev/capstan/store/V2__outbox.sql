-- Which subjects need telling, and at which revision. One row a subject: the newest revision is the one to tell.
create sequence outbox_revision;

create table outbox (
  kind      text not null,
  subject   text not null,
  revision  bigint not null default nextval('outbox_revision'),
  since     timestamptz not null default now(),
  due_at    timestamptz not null default now(),
  tries     int not null default 0,
  primary key (kind, subject)
);
create index outbox_due on outbox (due_at);

-- Where a part of a subject stands in Slack.
create table anchor (
  kind     text not null,
  subject  text not null,
  part     text not null,
  channel  text not null,
  ts       text not null,
  face     text not null,
  primary key (kind, subject, part)
);

create table teller_lease (
  only_one  boolean primary key default true check (only_one),
  holder    text not null,
  until     timestamptz not null
);
insert into teller_lease (holder, until) values ('', now());
