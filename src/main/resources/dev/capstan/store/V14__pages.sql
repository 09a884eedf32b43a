-- Words to people beside Slack, and what became of each. The page is kept as text: what it says may hold what jsonb won't.
create table page (
  seq          bigint generated always as identity primary key,
  id           text not null unique,
  way          text not null,
  dedup_key    text not null,
  subject      text not null,
  page         text not null,
  state        text not null default 'WAITING',
  due_at       timestamptz not null default now(),
  lease_until  timestamptz,
  tries        int not null default 0,
  remark       text,
  settled_at   timestamptz
);
create index page_due on page (due_at) where state = 'WAITING';
create index page_line on page (way, dedup_key, seq);
create index page_subject on page (subject, seq);
