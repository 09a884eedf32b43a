-- What only the newest servers have.
create table shouts (id int primary key, name text, loud text generated always as (upper(name)) virtual);
insert into shouts select id, name from users;
create table stays (room int4range, during tstzrange, primary key (room, during without overlaps));
insert into stays values ('[1,2)', '[2026-01-01,2026-01-02)'), ('[1,2)', '[2026-01-02,2026-01-05)');
create table stay_notes (room int4range, during tstzrange,
    foreign key (room, period during) references stays (room, period during));
grant all on shouts, stays, stay_notes to writer;
