-- Since when each thing recurs by its timetable: nothing that was due before is missed.
alter table due_moment add column begun timestamptz;
update due_moment set begun = seen_to;
alter table due_moment alter column begun set not null;
