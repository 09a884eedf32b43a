-- Up to which moment each thing that recurs was seen to, by which timetable.
create table due_moment (
  name       text primary key,
  timetable  text not null,
  seen_to    timestamptz not null
);
