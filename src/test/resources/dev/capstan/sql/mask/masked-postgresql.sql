-- Statements over users (phone and email are masked) and cards (number is masked); none may show a value. Each entry
-- begins with "--- refused WHY name", or "--- shown" and the first row as it may be shown.

--- shown 138****5678
SELECT phone FROM users ORDER BY id
--- shown 138****5678 | u****@example.com
SELECT u.phone, u.email FROM users u ORDER BY u.id
--- shown 138****5678
SELECT phone AS harmless FROM users ORDER BY id
--- shown 138****5678
SELECT "phone" "p" FROM public.users ORDER BY id
--- shown 1 | user 1 | 138****5678 | u****@example.com
SELECT * FROM users ORDER BY id
--- shown 1 | user 1 | 138****5678 | u****@example.com
TABLE users ORDER BY id
--- shown 138****5678 | 1 | user 1 | 138****5678 | u****@example.com
SELECT phone, u.* FROM users u ORDER BY id
--- shown 138****5678
SELECT p FROM (SELECT phone AS p, id FROM users) s ORDER BY id
--- shown 138****5678 | 1
SELECT * FROM (SELECT phone AS p, id FROM users) s ORDER BY id
--- shown 138****5678
WITH a AS (SELECT phone AS p, id FROM users), b AS (SELECT p AS q, id FROM a) SELECT q AS r FROM b ORDER BY id
--- shown 138****5678
WITH a AS MATERIALIZED (SELECT * FROM users) SELECT phone FROM a ORDER BY id
--- shown 138****5678 | ****4444
SELECT u.phone, c.number FROM users u JOIN cards c ON c.user_id = u.id ORDER BY u.id
--- shown 138****5678 | ****4444
SELECT u.phone, x.number FROM users u, LATERAL (SELECT number FROM cards c WHERE c.user_id = u.id) x ORDER BY u.id
--- shown 3
SELECT count(*) FROM users
--- shown 2 | 2
SELECT count(phone), count(DISTINCT email) FROM users
--- shown 2
SELECT count(*) FROM users WHERE phone IS NOT NULL AND email IS NOT NULL
--- shown 1
SELECT count(*) FROM users WHERE phone = '13800005678'
--- shown 1
SELECT id FROM users u WHERE u.phone = '13800005678' AND name = 'user 1'
--- shown 1
SELECT id FROM users WHERE email IN ('user1@example.com', 'nobody') OR phone = 'x'
--- shown 138****5678 | 1
SELECT phone, count(*) FROM users WHERE phone IS NOT NULL GROUP BY phone HAVING count(*) > 0 ORDER BY phone
--- shown user 1
SELECT name FROM users WHERE EXISTS (SELECT * FROM cards c WHERE c.user_id = users.id)
--- shown 12345678901
SELECT s.phone FROM shops s
--- shown 12345678901 | 11
SELECT s.phone, length(s.phone) FROM shops s JOIN users u ON u.id = s.id
--- shown USER 1
SELECT upper(name) FROM users ORDER BY id
--- shown true
SELECT phone = '13800005678' FROM users ORDER BY id
--- shown 1
SELECT g FROM generate_series(1, 2) g, users
--- shown 1 | user 1
SELECT * FROM names ORDER BY id

--- refused IN_AN_EXPRESSION phone
SELECT upper(phone) FROM users
--- refused IN_AN_EXPRESSION phone
SELECT phone || '' FROM users
--- refused IN_AN_EXPRESSION phone
SELECT '' || phone FROM users
--- refused IN_AN_EXPRESSION phone
SELECT max(phone) FROM users
--- refused IN_AN_EXPRESSION phone
SELECT string_agg(phone, ',') FROM users
--- refused IN_AN_EXPRESSION phone
SELECT array_agg(phone) FROM users
--- refused IN_AN_EXPRESSION phone
SELECT substring(phone FROM 4 FOR 4) FROM users
--- refused IN_AN_EXPRESSION phone
SELECT CASE WHEN phone LIKE '1%' THEN 1 END FROM users
--- refused IN_AN_EXPRESSION phone
SELECT CASE phone WHEN 'x' THEN 1 END FROM users
--- refused IN_AN_EXPRESSION phone
SELECT coalesce(phone, '') FROM users
--- refused IN_AN_EXPRESSION phone
SELECT ARRAY[phone] FROM users
--- refused IN_AN_EXPRESSION phone
SELECT ROW(phone) FROM users
--- refused IN_AN_EXPRESSION phone
SELECT (SELECT phone FROM users LIMIT 1)
--- refused IN_AN_EXPRESSION phone
SELECT id FROM users WHERE phone LIKE '138%'
--- refused IN_AN_EXPRESSION phone
SELECT id FROM users WHERE phone > '138'
--- refused IN_AN_EXPRESSION phone
SELECT id FROM users WHERE phone BETWEEN '138' AND '139'
--- refused IN_AN_EXPRESSION phone
SELECT id FROM users WHERE 'x' BETWEEN '1' AND phone
--- refused IN_AN_EXPRESSION phone
SELECT id FROM users WHERE true BETWEEN false AND phone = 'x'
--- refused IN_AN_EXPRESSION phone
SELECT id FROM users WHERE phone = name
--- refused IN_AN_EXPRESSION phone
SELECT id FROM users WHERE phone = '138' || name
--- refused IN_AN_EXPRESSION phone
SELECT id FROM users WHERE phone = ANY (ARRAY['1'])
--- refused IN_AN_EXPRESSION phone
SELECT id FROM users WHERE phone IN (SELECT g::text FROM generate_series(1, 2) g)
--- refused IN_AN_EXPRESSION phone
SELECT g FROM generate_series(13800005670, 13800005680) g JOIN users ON phone = g::text
--- refused IN_AN_EXPRESSION phone
SELECT id FROM shops WHERE phone IN (SELECT phone FROM users)
--- refused IN_AN_EXPRESSION phone
SELECT phone FROM users UNION SELECT 'x'
--- refused IN_AN_EXPRESSION phone
SELECT 'x' AS a UNION ALL SELECT phone FROM users
--- refused IN_AN_EXPRESSION phone
SELECT a FROM ((SELECT 'x' AS a) UNION SELECT phone FROM users) s
--- refused IN_AN_EXPRESSION phone
SELECT a FROM (SELECT 'x' AS a UNION SELECT phone FROM users) s
--- refused IN_AN_EXPRESSION phone
(SELECT phone FROM users) EXCEPT (SELECT 'x')
--- refused IN_AN_EXPRESSION p
SELECT upper(p) FROM (SELECT phone AS p FROM users) s
--- refused IN_AN_EXPRESSION q
WITH a AS (SELECT phone AS p FROM users), b AS (SELECT p AS q FROM a) SELECT length(q) FROM b
--- refused IN_AN_EXPRESSION id
SELECT id + 1 FROM (SELECT phone AS id FROM users) s
--- refused IN_AN_EXPRESSION phone
SELECT rank() OVER (ORDER BY phone) FROM users
--- refused IN_AN_EXPRESSION phone
SELECT lag(phone) OVER (ORDER BY id) FROM users
--- refused IN_AN_EXPRESSION phone
SELECT DISTINCT ON (phone) id FROM users
--- refused IN_AN_EXPRESSION phone
SELECT id FROM users JOIN shops USING (phone)
--- refused IN_AN_EXPRESSION phone
SELECT * FROM users u, LATERAL (VALUES (u.phone)) v
--- refused IN_AN_EXPRESSION phone
SELECT * FROM users u, LATERAL regexp_split_to_table(u.phone, '') v
--- refused IN_AN_EXPRESSION phone
SELECT id FROM users ORDER BY substr(phone, 1, 4)
--- refused IN_AN_EXPRESSION phone
SELECT json_build_object('a', phone) FROM users
--- refused IN_AN_EXPRESSION phone
SELECT id FROM users GROUP BY id HAVING max(phone) > 'a'
--- refused IN_AN_EXPRESSION phone
SELECT count(*) FILTER (WHERE phone < '139') FROM users
--- refused IN_AN_EXPRESSION phone
EXPLAIN ANALYZE SELECT 1 FROM users WHERE phone < '139'
--- refused IN_AN_EXPRESSION email
SELECT split_part(email, '@', 1) FROM users
--- refused IN_AN_EXPRESSION number
SELECT right(number, 12) FROM cards
--- refused WHOLE_ROW *
SELECT 1, 'a', 'b', 'c' UNION SELECT * FROM users
--- refused WHOLE_ROW users
SELECT users FROM users
--- refused WHOLE_ROW u
SELECT u FROM users u
--- refused WHOLE_ROW u
SELECT row_to_json(u) FROM users u
--- refused WHOLE_ROW u
SELECT to_jsonb(u) ->> 'phone' FROM users u
--- refused WHOLE_ROW u
SELECT u::text FROM users u
--- refused WHOLE_ROW u
SELECT json_agg(u) FROM users u
--- refused WHOLE_ROW u
SELECT (u).phone FROM users u
--- refused WHOLE_ROW s
SELECT to_json(s) FROM (SELECT phone FROM users) s
--- refused WHOLE_ROW a
WITH a AS (SELECT * FROM users) SELECT a::text FROM a
--- refused WHOLE_ROW u
SELECT ROW(u.*) FROM users u
--- refused WHOLE_ROW u
SELECT x.* FROM users u, LATERAL jsonb_each(to_jsonb(u)) x
--- refused WHOLE_ROW u
SELECT 1 FROM users u WHERE u::text LIKE '%138%'
--- refused WHOLE_ROW users
SELECT to_jsonb(users) FROM users
--- refused UNNAMED_COLUMNS users
SELECT length(c) FROM users AS u (a, b, c, d)
--- refused UNNAMED_COLUMNS users
WITH a (x) AS (SELECT phone FROM users) SELECT length(x) FROM a
--- refused UNNAMED_COLUMNS users
SELECT length(x) FROM (SELECT phone FROM users) AS s (x)
--- refused UNNAMED_COLUMNS users
SELECT id FROM users NATURAL JOIN shops
--- shown 138****5678 | u****@example.com
SELECT s.a, t.a FROM (SELECT phone AS a, id FROM users) s JOIN (SELECT email AS a, id FROM users) t ON t.id = s.id ORDER BY s.id
--- shown 138****5678 | ****
SELECT s.a::text, t.a::varchar FROM (SELECT phone AS a, id FROM users) s JOIN (SELECT email::varchar AS a, id FROM users) t ON t.id = s.id ORDER BY s.id
--- refused IN_AN_EXPRESSION phone
SELECT phone::varchar(8) FROM users
--- refused IN_AN_EXPRESSION phone
SELECT phone::bigint FROM users
--- refused IN_AN_EXPRESSION phone
SELECT upper(phone)::text FROM users
--- refused IN_AN_EXPRESSION phone
SELECT id FROM users WHERE upper(phone)::text = '138'
--- shown 138****5678
SELECT phone::text FROM users ORDER BY id
--- shown 138****5678 | 138****5678 | 138****5678
SELECT (phone), CAST(phone AS text), ((phone)::varchar)::text AS p FROM users ORDER BY id
--- shown 1
SELECT id FROM users WHERE (phone)::text = '13800005678'::text

--- shown 1 | user 1 | 138****5678
SELECT * FROM people ORDER BY id
--- shown 138****5678
SELECT number AS harmless FROM people ORDER BY id
--- shown user 1 | 138****5678
SELECT * FROM people_again ORDER BY name
--- shown user 1
SELECT name FROM people_again ORDER BY 1
--- shown 138****5678
SELECT x FROM (SELECT called AS x, name FROM people_again) s ORDER BY name
--- shown 138****5678
WITH w AS (SELECT * FROM people) SELECT w.number FROM w ORDER BY w.id
--- shown **** | 1
SELECT * FROM rows ORDER BY id
--- shown 138****5678 | 1
SELECT * FROM renamed ORDER BY b
--- shown 1 | USER 1 | **** | **** | true | ****
SELECT * FROM computed ORDER BY id
--- shown 138****5678 | u****@example.com
SELECT phone, email FROM as_text
--- shown 1 | ****
SELECT * FROM both_ways
--- shown 1 | **** | user 1
SELECT * FROM contacts ORDER BY id
--- shown 3 | 2 | **** | **** | ****
SELECT * FROM grouped
--- shown 1 | 138****5678 | ****4444
SELECT * FROM cards_of
--- shown 138****5678 | 138****5678
SELECT p.number, u.phone FROM people p JOIN users u ON u.id = p.id ORDER BY u.id
--- shown 138****5678
SELECT p FROM kept ORDER BY id
--- shown 138****5678
SELECT phone FROM part_one
--- shown 138****5678
SELECT p FROM of_part
--- shown 1 | 138****5678 | **** | 2
SELECT * FROM derived
--- shown **** | 2
SELECT * FROM of_derived
--- refused IN_AN_EXPRESSION last
SELECT '' || last FROM derived
--- shown 138****5678
SELECT tel FROM crm.clients ORDER BY id
--- shown 138****5678
SELECT "The Phone" FROM "Ph""one"
--- shown 138****5678
SELECT name FROM shadow ORDER BY id
--- shown 12345678901
SELECT name FROM public.shadow
--- shown ****
SELECT asks FROM sessions WHERE asks IS NOT NULL
--- shown 6
SELECT n FROM counted
--- shown 1
SELECT id FROM people WHERE number = '13800005678'
--- shown 2
SELECT count(DISTINCT number) FROM people WHERE number IS NOT NULL
--- shown user 1
SELECT name FROM names n WHERE EXISTS (SELECT 1 FROM people p WHERE p.id = n.id AND p.number = '13800005678')

--- refused IN_AN_EXPRESSION number
SELECT upper(number) FROM people
--- refused IN_AN_EXPRESSION called
SELECT string_agg(called, ',') FROM people_again
--- refused IN_AN_EXPRESSION number
SELECT id FROM people WHERE number LIKE '138%'
--- refused IN_AN_EXPRESSION number
SELECT number::int FROM people
--- refused IN_AN_EXPRESSION number
SELECT number FROM people UNION SELECT 'x'
--- refused IN_AN_EXPRESSION tel
SELECT left(tel, 5) FROM computed
--- refused IN_AN_EXPRESSION digits
SELECT id FROM computed WHERE digits > 13800000000
--- refused WHOLE_ROW p
SELECT row_to_json(p) FROM people p
--- refused WHOLE_ROW people
SELECT people FROM people
--- refused WHOLE_ROW k
SELECT k::text FROM kept k
--- refused IN_AN_EXPRESSION p
SELECT p::bytea FROM kept
--- refused UNNAMED_COLUMNS people
SELECT length(c) FROM people AS p (a, b, c)
--- refused WHOLE_ROW row_to_json
SELECT u.row_to_json FROM users u
--- refused WHOLE_ROW to_jsonb
SELECT x FROM (SELECT users.to_jsonb AS x FROM users) s
--- refused WHOLE_ROW json_agg
SELECT u.json_agg FROM users u
--- refused WHOLE_ROW quote_literal
SELECT p.quote_literal FROM people p
--- refused WHOLE_ROW max
SELECT s.max FROM (SELECT phone FROM users) s
--- refused WHOLE_ROW concat
SELECT u.concat FROM users u
--- refused VIEW picked
SELECT * FROM picked
--- refused VIEW pairs
SELECT n FROM pairs
--- refused VIEW digits
SELECT * FROM digits
--- refused VIEW stats
SELECT v FROM stats
--- refused VIEW sessions_too
SELECT asks FROM sessions_too
--- refused STATISTICS pg_stats
SELECT most_common_vals FROM pg_stats
--- refused STATISTICS pg_catalog.pg_statistic
SELECT * FROM pg_catalog.pg_statistic
