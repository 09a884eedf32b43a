-- Where somebody's own signs stand for built-in ones, on the search path. Written as hostile-postgresql.sql.

--- refused Hidden shadows.equals
SELECT * FROM users WHERE name = 'x'::varchar
--- refused Hidden shadows.equals
SELECT * FROM users WHERE name IN ('x'::varchar)
--- refused Hidden shadows.equals
SELECT CASE 'a'::text WHEN 'a'::varchar THEN 1 END
--- refused Hidden shadows.equals
SELECT nullif('a'::text, 'a'::varchar)
--- refused Hidden shadows.equals
SELECT 1
--- refused Hidden shadows.equals
SELECT * FROM users u JOIN "order" o ON u.name = o.status::varchar
