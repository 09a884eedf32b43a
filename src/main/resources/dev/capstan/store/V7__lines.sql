-- Those that stand aside wait for each other and for nobody in the usual line, which has no name.
alter table operation add column line text not null default '';
alter table operation_lock add column line text not null default '';
alter table operation_lock drop constraint operation_lock_pkey;
alter table operation_lock add primary key (service, environment, component, line);

drop index operation_scope;
create index operation_scope on operation (service, environment, component, line, requested_at desc);
drop index operation_open;
create index operation_open on operation (service, environment, component, line, requested_at) where not finished;
