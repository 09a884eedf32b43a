-- Changes of rows in the databases of services: how far each came, and the rows before and after it
create table fix_run (
  operation   text        not null,
  step        int         not null,
  service     text        not null,
  environment text        not null,
  fix         text        not null,
  -- raised by everyone who takes it up: only the newest may commit
  holder      bigint      not null default 1,
  state       text        not null default 'OPEN' check (state in ('OPEN', 'COMMITTING', 'COMMITTED')),
  attempt     int         not null default 0,
  -- by what the database of the service tells whether it was committed
  witness     text,
  image       json,
  at          timestamptz not null,
  primary key (operation, step),
  check (state = 'OPEN' or witness is not null)
);

create index fix_run_by_age on fix_run (at) where image is not null;
