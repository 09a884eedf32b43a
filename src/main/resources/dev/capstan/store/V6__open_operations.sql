-- Who else is open is asked for each plan, however long the history is.
create index operation_open on operation (service, environment, component, requested_at) where not finished;
