-- What must not get through on PostgreSQL. Each entry begins with a line "--- refused REASON" or "--- admitted"; lines
-- "--- with name=value" bind parameters. {U+0000} stands for that character, {40001*x} for a repetition.

--- refused SecondStatement
SELECT 1; COMMIT; DELETE FROM users
--- refused SecondStatement
SELECT 1;DELETE FROM users;
--- refused SecondStatement
SELECT 1; ; DELETE FROM users
--- refused SecondStatement
SELECT 1;;
--- refused SecondStatement
SELECT ';' ; DROP TABLE users
--- refused SecondStatement
SELECT 1 -- ;
; TRUNCATE users
--- refused SecondStatement
SELECT $$;$$; COMMIT; UPDATE users SET name = 'x'
--- refused SecondStatement
SELECT 1; ROLLBACK; BEGIN; DELETE FROM users; COMMIT
--- refused SecondStatement
SELECT 'a\'; COMMIT; DELETE FROM users; --'
--- refused SecondStatement
SELECT E'a\\'; COMMIT; DELETE FROM users; --'
--- refused NotUnderstood U&"
SELECT U&"a"; DELETE FROM users
--- refused SecondStatement
SELECT "a;b"; DELETE FROM users
--- refused SecondStatement
SELECT /* ; */ 1; SELECT wipe()
--- refused SecondStatement
SELECT 1;{U+000A}COMMIT
--- refused SecondStatement
SELECT 1;{U+0009}COMMIT
--- refused SecondStatement
SELECT 1; /* */ COMMIT
--- refused SecondStatement
VALUES (1); VALUES (wipe())
--- refused SecondStatement
EXPLAIN SELECT 1; DELETE FROM users
--- refused SecondStatement
SHOW search_path; SET ROLE postgres
--- refused SecondStatement
; DELETE FROM users

--- refused Empty
;
--- refused Empty
-- nothing
--- refused Empty
/* nothing */
--- refused NotARead DELETE
DELETE FROM users
--- refused NotARead DELETE
/* a */ DELETE -- b
FROM users
--- refused NotARead DELETE
dElEtE FROM users WHERE id = 1 RETURNING *
--- refused NotARead UPDATE
UPDATE users SET name = 'x'
--- refused NotARead INSERT
INSERT INTO users (name) VALUES ('x')
--- refused NotARead MERGE
MERGE INTO users u USING orders o ON u.id = o.id WHEN MATCHED THEN DELETE
--- refused NotARead TRUNCATE
TRUNCATE users
--- refused NotARead DROP
DROP TABLE users CASCADE
--- refused NotARead ALTER
ALTER TABLE users DROP COLUMN phone
--- refused NotARead ALTER
ALTER SYSTEM SET work_mem = '1GB'
--- refused NotARead CREATE
CREATE TABLE loot AS SELECT * FROM users
--- refused NotARead CREATE
CREATE TEMP TABLE loot (a int)
--- refused NotARead CREATE
CREATE OR REPLACE FUNCTION abs(text) RETURNS text LANGUAGE sql AS 'select $1'
--- refused NotARead CREATE
CREATE EXTENSION dblink
--- refused NotARead GRANT
GRANT ALL ON users TO public
--- refused NotARead REVOKE
REVOKE ALL ON users FROM public
--- refused NotARead DO
DO $$ BEGIN DELETE FROM users; END $$
--- refused NotARead CALL
CALL empty_the_shop()
--- refused NotARead PREPARE
PREPARE p AS DELETE FROM users
--- refused NotARead EXECUTE
EXECUTE p
--- refused NotARead DEALLOCATE
DEALLOCATE ALL
--- refused NotARead DECLARE
DECLARE c CURSOR WITH HOLD FOR SELECT wipe()
--- refused NotARead FETCH
FETCH ALL FROM capstan
--- refused NotARead MOVE
MOVE FORWARD ALL IN capstan
--- refused NotARead CLOSE
CLOSE ALL
--- refused NotARead SET
SET transaction_read_only = off
--- refused NotARead SET
SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE
--- refused NotARead SET
SET LOCAL statement_timeout = 0
--- refused NotARead SET
SET ROLE postgres
--- refused NotARead RESET
RESET ALL
--- refused NotARead DISCARD
DISCARD ALL
--- refused NotARead BEGIN
BEGIN
--- refused NotARead START
START TRANSACTION READ WRITE
--- refused NotARead COMMIT
COMMIT
--- refused NotARead END
END
--- refused NotARead ROLLBACK
ROLLBACK
--- refused NotARead ABORT
ABORT
--- refused NotARead SAVEPOINT
SAVEPOINT a
--- refused NotARead RELEASE
RELEASE a
--- refused NotARead COPY
COPY users TO '/tmp/capstan-loot/users.csv'
--- refused NotARead COPY
COPY (SELECT 1) TO PROGRAM 'touch /tmp/capstan-loot/program'
--- refused NotARead COPY
COPY users FROM PROGRAM 'echo 1'
--- refused NotARead COPY
COPY users TO STDOUT
--- refused NotARead LOCK
LOCK TABLE users IN ACCESS EXCLUSIVE MODE
--- refused NotARead NOTIFY
NOTIFY doorbell, 'x'
--- refused NotARead LISTEN
LISTEN doorbell
--- refused NotARead UNLISTEN
UNLISTEN *
--- refused NotARead LOAD
LOAD 'auto_explain'
--- refused NotARead VACUUM
VACUUM users
--- refused NotARead ANALYZE
ANALYZE users
--- refused NotARead CLUSTER
CLUSTER users
--- refused NotARead REINDEX
REINDEX TABLE users
--- refused NotARead CHECKPOINT
CHECKPOINT
--- refused NotARead REFRESH
REFRESH MATERIALIZED VIEW counted
--- refused NotARead COMMENT
COMMENT ON TABLE users IS 'x'
--- refused NotARead SECURITY
SECURITY LABEL ON TABLE users IS 'x'
--- refused NotARead IMPORT
IMPORT FOREIGN SCHEMA public FROM SERVER s INTO public
--- refused NotARead REASSIGN
REASSIGN OWNED BY postgres TO postgres
--- refused Character U+005C
\copy users to '/tmp/capstan-loot/meta.csv'
--- refused Character U+005C
\! touch /tmp/capstan-loot/meta

--- refused NotARead DELETE
WITH gone AS (DELETE FROM users RETURNING *) SELECT count(*) FROM gone
--- refused NotARead INSERT
WITH a AS (SELECT 1), b AS (INSERT INTO users (name) VALUES ('x') RETURNING id) SELECT * FROM b
--- refused NotARead UPDATE
WITH RECURSIVE a AS (UPDATE users SET name = 'x' RETURNING *) TABLE a
--- refused NotARead UPDATE
SELECT * FROM (WITH a AS (UPDATE users SET name = 'x' RETURNING *) SELECT * FROM a) s
--- refused NotARead MERGE
WITH a AS MATERIALIZED (MERGE INTO users u USING orders o ON false WHEN MATCHED THEN DELETE RETURNING 1) SELECT 1
--- refused NotARead DELETE
WITH a AS (SELECT 1) DELETE FROM users
--- refused NotARead INSERT
WITH a AS (SELECT 1) INSERT INTO users (name) SELECT 'x' FROM a
--- refused NotARead DELETE
EXPLAIN ANALYZE DELETE FROM users
--- refused NotARead DELETE
EXPLAIN (ANALYZE, BUFFERS) DELETE FROM users
--- refused NotARead INSERT
EXPLAIN ANALYZE VERBOSE INSERT INTO users (name) VALUES ('x')
--- refused NotARead DELETE
EXPLAIN (ANALYZE) WITH a AS (DELETE FROM users RETURNING *) SELECT * FROM a
--- refused NotARead EXECUTE
EXPLAIN ANALYZE EXECUTE p
--- refused NotARead CREATE
EXPLAIN ANALYZE CREATE TABLE loot AS SELECT 1
--- refused NotARead DECLARE
EXPLAIN ANALYZE DECLARE c CURSOR FOR SELECT 1
--- refused NotAReadingClause INTO LOOT
SELECT * INTO loot FROM users
--- refused NotAReadingClause INTO TEMP
SELECT * INTO TEMP loot FROM users
--- refused NotAReadingClause INTO UNLOGGED
SELECT id INTO UNLOGGED TABLE loot FROM users
--- refused NotAReadingClause FOR UPDATE
SELECT * FROM users FOR UPDATE
--- refused NotAReadingClause FOR UPDATE
SELECT * FROM users LIMIT 1 FOR UPDATE SKIP LOCKED
--- refused NotAReadingClause FOR SHARE
SELECT * FROM users FOR SHARE
--- refused NotAReadingClause FOR NO
SELECT * FROM users FOR NO KEY UPDATE
--- refused NotAReadingClause FOR KEY
SELECT * FROM users FOR KEY SHARE NOWAIT
--- refused NotAReadingClause FOR UPDATE
SELECT * FROM (SELECT * FROM users FOR UPDATE) s
--- refused NotAReadingClause FOR UPDATE
SELECT 1 WHERE EXISTS (SELECT 1 FROM users FOR UPDATE)
--- refused NotAReadingClause FOR READ
SELECT 1 FOR READ ONLY
--- refused NotAReadingClause RETURNING
SELECT 1 RETURNING *
--- refused NotARead UPDATE
UPDATE users SET name = 'x' RETURNING old.name, new.name
--- refused NotARead UPDATE
WITH x AS (UPDATE users SET name = 'x' RETURNING WITH (OLD AS o, NEW AS n) o.name, n.name) SELECT * FROM x
--- refused NotARead DELETE
SELECT (WITH x AS (DELETE FROM users RETURNING old.name) SELECT name FROM x)
--- refused NotARead MERGE
WITH m AS (MERGE INTO users u USING orders o ON u.id = o.id WHEN NOT MATCHED BY SOURCE THEN DELETE RETURNING merge_action(), u.*) SELECT * FROM m
--- refused NotARead MERGE
EXPLAIN (ANALYZE, SERIALIZE, MEMORY) MERGE INTO users u USING orders o ON u.id = o.id WHEN MATCHED THEN DELETE
--- refused NotARead ALTER
ALTER TABLE users ADD COLUMN shout text GENERATED ALWAYS AS (upper(name)) VIRTUAL
--- refused NotARead CREATE
CREATE TABLE stays (room int4range, during tstzrange, PRIMARY KEY (room, during WITHOUT OVERLAPS))
--- refused Function json_value NOT_REVIEWED
SELECT JSON_VALUE('1'::jsonb, '$' RETURNING deadly_domain)
--- refused Function json_value NOT_REVIEWED
SELECT JSON_VALUE('{}'::jsonb, '$.a' DEFAULT ring() ON EMPTY)
--- refused Function json_table NOT_REVIEWED
SELECT * FROM JSON_TABLE('[1]'::jsonb, '$[*]' COLUMNS (a deadly_domain PATH '$')) t
--- refused Function json_query NOT_REVIEWED
SELECT JSON_QUERY(about, '$' RETURNING deadly_type) FROM users
--- refused Function pg_input_is_valid NOT_REVIEWED
SELECT pg_input_is_valid('1', 'deadly_domain')
--- refused Function pg_input_error_info NOT_REVIEWED
SELECT * FROM pg_input_error_info('1', 'deadly_domain')
--- refused Function pg_restore_relation_stats CHANGES_STATE
SELECT pg_restore_relation_stats('schemaname', 'public', 'relname', 'users', 'relpages', 99)
--- refused Function pg_clear_attribute_stats CHANGES_STATE
SELECT pg_clear_attribute_stats('public', 'users', 'name', false)
--- refused Function pg_stat_reset_backend_stats CHANGES_STATE
SELECT pg_stat_reset_backend_stats(pg_backend_pid())

--- refused Function pg_terminate_backend DISTURBS_OTHERS
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()
--- refused Function pg_terminate_backend DISTURBS_OTHERS
SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_stat_activity
--- refused Function pg_terminate_backend DISTURBS_OTHERS
SELECT "pg_terminate_backend"(1)
--- refused Function pg_terminate_backend DISTURBS_OTHERS
SELECT PG_TERMINATE_BACKEND (pid) FROM pg_stat_activity
--- refused Function pg_terminate_backend DISTURBS_OTHERS
SELECT pg_terminate_backend/**/(pid) FROM pg_stat_activity
--- refused Function pg_terminate_backend DISTURBS_OTHERS
SELECT "pg_catalog"."pg_terminate_backend"(pid) FROM pg_stat_activity
--- refused Function pg_terminate_backend DISTURBS_OTHERS
SELECT 1 WHERE (SELECT bool_or(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid())
--- refused Function pg_cancel_backend DISTURBS_OTHERS
SELECT pg_cancel_backend(pid) FROM pg_stat_activity
--- refused Function pg_cancel_backend DISTURBS_OTHERS
SELECT a.pid FROM pg_stat_activity a ORDER BY pg_cancel_backend(a.pid)
--- refused Function pg_reload_conf DISTURBS_OTHERS
SELECT pg_reload_conf()
--- refused Function pg_rotate_logfile DISTURBS_OTHERS
SELECT pg_rotate_logfile()
--- refused Function pg_promote DISTURBS_OTHERS
SELECT pg_promote()
--- refused Function pg_notify DISTURBS_OTHERS
SELECT pg_notify('doorbell', 'x')
--- refused Function pg_log_backend_memory_contexts DISTURBS_OTHERS
SELECT pg_log_backend_memory_contexts(1)
--- refused Function pg_wal_replay_pause DISTURBS_OTHERS
SELECT pg_wal_replay_pause()
--- refused Function pg_read_file TOUCHES_FILES
SELECT pg_read_file('postgresql.conf')
--- refused Function pg_read_binary_file TOUCHES_FILES
SELECT pg_read_binary_file('postgresql.conf')
--- refused Function pg_ls_dir TOUCHES_FILES
SELECT * FROM pg_ls_dir('.')
--- refused Function pg_ls_waldir TOUCHES_FILES
SELECT * FROM pg_ls_waldir()
--- refused Function pg_stat_file TOUCHES_FILES
SELECT (pg_stat_file('postgresql.conf')).size
--- refused Function pg_current_logfile TOUCHES_FILES
SELECT pg_current_logfile()
--- refused Function pg_file_write TOUCHES_FILES
SELECT pg_file_write('/tmp/capstan-loot/a', 'x', false)
--- refused Function lo_import TOUCHES_FILES
SELECT lo_import('/etc/passwd')
--- refused Function lo_export TOUCHES_FILES
SELECT lo_export(4242, '/tmp/capstan-loot/object')
--- refused Function lo_unlink CHANGES_STATE
SELECT lo_unlink(4242)
--- refused Function lo_from_bytea CHANGES_STATE
SELECT lo_from_bytea(0, 'x')
--- refused Function lo_put CHANGES_STATE
SELECT lo_put(4242, 0, 'x')
--- refused Function lo_create CHANGES_STATE
SELECT lo_create(0)
--- refused Function lo_creat CHANGES_STATE
SELECT lo_creat(-1)
--- refused Function lo_get CHANGES_STATE
SELECT lo_get(4242)
--- refused Function loread CHANGES_STATE
SELECT loread(lo_open(4242, 262144), 10)
--- refused Function lowrite CHANGES_STATE
SELECT lowrite(1, 'x')
--- refused Function dblink LEAVES_THE_DATABASE
SELECT * FROM dblink('dbname=postgres', 'DELETE FROM users') AS t(a text)
--- refused Function dblink_exec LEAVES_THE_DATABASE
SELECT dblink_exec('dbname=postgres', 'DELETE FROM users')
--- refused Function dblink_connect LEAVES_THE_DATABASE
SELECT dblink_connect('dbname=postgres')
--- refused Function http_get LEAVES_THE_DATABASE
SELECT http_get('http://127.0.0.1/')
--- refused Function pg_logical_emit_message LEAVES_THE_DATABASE
SELECT pg_logical_emit_message(false, 'a', 'b')
--- refused Function nextval CHANGES_STATE
SELECT nextval('invoice_numbers')
--- refused Function nextval CHANGES_STATE
SELECT * FROM generate_series(1, nextval('invoice_numbers'))
--- refused Function nextval CHANGES_STATE
SELECT invoice_numbers.nextval FROM invoice_numbers
--- refused Function setval CHANGES_STATE
SELECT setval('invoice_numbers', 1)
--- refused Function setval CHANGES_STATE
SELECT setval(c.oid, 1) FROM pg_class c WHERE relkind = 'S'
--- refused Function set_config CHANGES_STATE
SELECT set_config('transaction_read_only', 'off', false)
--- refused Function set_config CHANGES_STATE
SELECT name FROM pg_settings WHERE set_config(name, setting, false) IS NULL
--- refused Function set_config CHANGES_STATE
SELECT CASE WHEN true THEN set_config('role', 'postgres', true) END
--- refused Function setseed CHANGES_STATE
SELECT setseed(0.5)
--- refused Function txid_current CHANGES_STATE
SELECT txid_current()
--- refused Function pg_current_xact_id CHANGES_STATE
SELECT pg_current_xact_id()
--- refused Function pg_export_snapshot CHANGES_STATE
SELECT pg_export_snapshot()
--- refused Function pg_stat_reset CHANGES_STATE
SELECT pg_stat_reset()
--- refused Function pg_stat_reset_shared CHANGES_STATE
SELECT pg_stat_reset_shared('bgwriter')
--- refused Function pg_stat_statements_reset CHANGES_STATE
SELECT pg_stat_statements_reset()
--- refused Function pg_switch_wal CHANGES_STATE
SELECT pg_switch_wal()
--- refused Function pg_create_restore_point CHANGES_STATE
SELECT pg_create_restore_point('x')
--- refused Function pg_create_physical_replication_slot CHANGES_STATE
SELECT pg_create_physical_replication_slot('loot')
--- refused Function pg_drop_replication_slot CHANGES_STATE
SELECT pg_drop_replication_slot('loot')
--- refused Function pg_logical_slot_get_changes CHANGES_STATE
SELECT * FROM pg_logical_slot_get_changes('loot', NULL, NULL)
--- refused Function pg_backup_start CHANGES_STATE
SELECT pg_backup_start('loot')
--- refused Function pg_import_system_collations CHANGES_STATE
SELECT pg_import_system_collations('pg_catalog')
--- refused Function gin_clean_pending_list CHANGES_STATE
SELECT gin_clean_pending_list('users_pkey')
--- refused Function brin_summarize_new_values CHANGES_STATE
SELECT brin_summarize_new_values('users_pkey')
--- refused Function binary_upgrade_set_next_pg_type_oid CHANGES_STATE
SELECT binary_upgrade_set_next_pg_type_oid(1)
--- refused Function pg_restore_relation_stats CHANGES_STATE
SELECT pg_restore_relation_stats('relation', 'users'::regclass)
--- refused Function pg_sleep WAITS
SELECT pg_sleep(3600)
--- refused Function pg_sleep WAITS
SELECT 1 WHERE pg_sleep(3600) IS NULL
--- refused Function pg_sleep_for WAITS
SELECT pg_sleep_for('1 hour')
--- refused Function pg_sleep_until WAITS
SELECT pg_sleep_until('tomorrow')
--- refused Function pg_advisory_lock LOCKS
SELECT pg_advisory_lock(42)
--- refused Function pg_try_advisory_lock LOCKS
SELECT pg_try_advisory_lock(42)
--- refused Function pg_advisory_xact_lock LOCKS
SELECT pg_advisory_xact_lock(42)
--- refused Function pg_advisory_unlock_all LOCKS
SELECT pg_advisory_unlock_all()
--- refused Function pg_advisory_lock LOCKS
SELECT array_agg(x) FILTER (WHERE pg_advisory_lock(x) IS NULL) FROM generate_series(1, 3) x
--- refused Function query_to_xml RUNS_TEXT
SELECT query_to_xml('DELETE FROM users', true, true, '')
--- refused Function query_to_xmlschema RUNS_TEXT
SELECT query_to_xmlschema('SELECT wipe()', true, true, '')
--- refused Function query_to_xml_and_xmlschema RUNS_TEXT
SELECT query_to_xml_and_xmlschema('SELECT wipe()', true, true, '')
--- refused Function cursor_to_xml RUNS_TEXT
SELECT cursor_to_xml('capstan', 1, true, true, '')
--- refused Function table_to_xml RUNS_TEXT
SELECT table_to_xml('deadly_view', true, true, '')
--- refused Function schema_to_xml RUNS_TEXT
SELECT schema_to_xml('public', true, true, '')
--- refused Function database_to_xml RUNS_TEXT
SELECT database_to_xml(true, true, '')
--- refused Function ts_stat RUNS_TEXT
SELECT * FROM ts_stat('SELECT wipe()::text::tsvector')
--- refused Function ts_rewrite RUNS_TEXT
SELECT ts_rewrite('a'::tsquery, 'SELECT wipe()::text::tsquery, wipe()::text::tsquery')
--- refused Function crosstab RUNS_TEXT
SELECT * FROM crosstab('DELETE FROM users RETURNING 1, 2, 3') AS c(a int)
--- refused Function pg_hba_file_rules REVEALS_SECRETS
SELECT * FROM pg_hba_file_rules()
--- refused Function wipe NOT_REVIEWED
SELECT wipe()
--- refused Function public.wipe NOT_REVIEWED
SELECT public.wipe()
--- refused Function public.wipe NOT_REVIEWED
SELECT * FROM public.wipe() w
--- refused Function wipe NOT_REVIEWED
SELECT * FROM LATERAL wipe() w
--- refused Function wipe NOT_REVIEWED
SELECT * FROM ROWS FROM (wipe(), generate_series(1, 2)) AS t
--- refused Function wipe NOT_REVIEWED
SELECT * FROM users ORDER BY wipe()
--- refused Function wipe NOT_REVIEWED
SELECT count(*) FROM users GROUP BY wipe()
--- refused Function wipe NOT_REVIEWED
SELECT count(*) FROM users HAVING wipe() > 0
--- refused Function wipe NOT_REVIEWED
SELECT 1 LIMIT wipe()
--- refused Function wipe NOT_REVIEWED
SELECT 1 OFFSET wipe()
--- refused Function wipe NOT_REVIEWED
SELECT ARRAY[wipe()]
--- refused Function wipe NOT_REVIEWED
SELECT (ARRAY[1, 2])[wipe()]
--- refused Function wipe NOT_REVIEWED
SELECT sum(id) OVER (PARTITION BY wipe()) FROM users
--- refused Function wipe NOT_REVIEWED
SELECT sum(id) OVER w FROM users WINDOW w AS (ORDER BY wipe())
--- refused Function wipe NOT_REVIEWED
SELECT * FROM users TABLESAMPLE SYSTEM (wipe())
--- refused Function wipe NOT_REVIEWED
SELECT * FROM users u JOIN orders o ON wipe() = 1
--- refused Function wipe NOT_REVIEWED
VALUES (1), (wipe())
--- refused Function wipe NOT_REVIEWED
SELECT 1 UNION ALL SELECT wipe()
--- refused Function wipe NOT_REVIEWED
SELECT DISTINCT ON (wipe()) id FROM users
--- refused Function wipe NOT_REVIEWED
SELECT EXTRACT(epoch FROM wipe()::text::timestamp)
--- refused Function wipe NOT_REVIEWED
SELECT substring('abc' FROM wipe())
--- refused Function wipe NOT_REVIEWED
SELECT count(*) FILTER (WHERE wipe() = 1) FROM users
--- refused Function wipe NOT_REVIEWED
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY wipe()) FROM users
--- refused Function pg_catalog.public.wipe NOT_REVIEWED
SELECT pg_catalog.public.wipe()
--- refused Function PG_SLEEP NOT_REVIEWED
SELECT "PG_SLEEP"(1)
--- refused Function pg_sleep{U+0020} NOT_REVIEWED
SELECT "pg_sleep "(1)
--- refused Function abs(1)); SELECT wipe(); -- NOT_REVIEWED
SELECT "abs(1)); SELECT wipe(); --"(1)
--- refused Function pg_ls_(1)); SELECT wipe(); -- TOUCHES_FILES
SELECT "pg_ls_(1)); SELECT wipe(); --"(1)
--- refused Function abs(1); DELETE FROM users; --.abs NOT_REVIEWED
SELECT "abs(1); DELETE FROM users; --.abs"(1)
--- refused Function public.abs NOT_REVIEWED
SELECT "public.abs"(1)
--- refused Function abs" NOT_REVIEWED
SELECT "abs"""(1)
--- refused Function public.abs NOT_REVIEWED
SELECT public.abs(-1)
--- refused Function json_populate_record NOT_REVIEWED
SELECT json_populate_record(u, '{}') FROM users u
--- refused Function jsonb_populate_recordset NOT_REVIEWED
SELECT * FROM jsonb_populate_recordset(NULL, '[]')
--- refused Function pg_input_is_valid NOT_REVIEWED
SELECT pg_input_is_valid('1', 'deadly_domain')
--- refused Function xmltable NOT_REVIEWED
SELECT * FROM xmltable('/a' PASSING '<a/>' COLUMNS b text)
--- refused Function xpath NOT_REVIEWED
SELECT xpath('/a', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')
--- refused Function xmlparse NOT_REVIEWED
SELECT xmlparse(DOCUMENT '<a/>')
--- refused Function int4in NOT_REVIEWED
SELECT int4in('1')
--- refused Function int4_accum NOT_REVIEWED
SELECT int4_accum(1, 2)
--- refused Function deadly_sum NOT_REVIEWED
SELECT deadly_sum(id) FROM users
--- refused Function deadly_sum NOT_REVIEWED
SELECT deadly_sum(id) OVER () FROM users

--- refused Function pg_read_file TOUCHES_FILES
SELECT ('postgresql.conf'::text).pg_read_file
--- refused Function pg_sleep WAITS
SELECT (3600::float8).pg_sleep
--- refused Function pg_terminate_backend DISTURBS_OTHERS
SELECT (a.pid).pg_terminate_backend FROM pg_stat_activity a
--- refused Function query_to_xml RUNS_TEXT
SELECT ('SELECT wipe()'::text).query_to_xml
--- refused Function lo_unlink CHANGES_STATE
SELECT (4242::oid).lo_unlink
--- refused Function nextval CHANGES_STATE
SELECT ('invoice_numbers'::regclass).nextval
--- refused Function pg_advisory_lock LOCKS
SELECT (7::bigint).pg_advisory_lock
--- refused Function pg_advisory_lock LOCKS
SELECT (7::bigint)."pg_advisory_lock"
--- refused Hidden public.ring
SELECT * FROM deadly_view
--- refused Hidden public.ring
SELECT count(*) FROM public.deadly_view WHERE id = :id
--- with id=1
--- refused Hidden public.ring
TABLE "deadly_view"
--- refused Hidden public.ring
SELECT * FROM view_of_a_view
--- refused Hidden public.ring
SELECT * FROM users WHERE id IN (SELECT id FROM view_of_a_view)
--- refused Hidden public.ring
EXPLAIN ANALYZE SELECT * FROM view_of_a_view
--- refused Hidden public.ring
WITH a AS (SELECT * FROM deadly_view) SELECT * FROM a
--- refused Hidden pg_try_advisory_lock
SELECT * FROM locking_view
--- refused Hidden nextval
SELECT * FROM counting_view
--- refused Hidden public.plus
SELECT * FROM view_with_an_operator
--- refused Hidden public.weight
SELECT * FROM view_with_a_cast
--- refused Hidden public.ring
SELECT * FROM view_with_a_domain
--- refused Hidden public.deadly_sum
SELECT * FROM view_with_an_aggregate
--- refused Hidden public.ring
SELECT * FROM policed
--- refused Hidden public.ring
SELECT * FROM view_of_policed
--- refused Hidden public.weight
SELECT load::text FROM crates
--- refused Hidden public.weight
SELECT concat(load, 'x') FROM crates
--- refused Hidden public.weight
SELECT max(c.load::text) FROM crates c
--- refused Hidden public.weight
SELECT loads[1]::text FROM piles
--- refused Hidden file_fdw
SELECT * FROM outside
--- refused Hidden public.ring_row
SELECT u.ring_row FROM users u
--- refused Hidden public.ring_row
SELECT (u).ring_row FROM users u
--- refused Hidden public.ring_row
SELECT users.ring_row FROM users
--- refused Hidden public.ring_row
SELECT count(*) FROM users u WHERE u.ring_row = 1
--- refused Hidden public.ring_user
SELECT u.ring_user FROM users u
--- refused Hidden public.ring_user
SELECT (SELECT max(u.ring_user)) FROM users u
--- refused Hidden public.ring_name
SELECT u.name.ring_name FROM users u
--- refused Hidden public.ring_name
SELECT (u.name).ring_name FROM users u
--- refused Hidden public.ring_name
SELECT ('x'::text).ring_name
--- refused Hidden public.ring_name
SELECT ((array['x'])[1]).ring_name
--- refused Hidden public.ring_any
SELECT g.ring_any FROM generate_series(1, 2) g
--- refused Hidden public.ring_any
SELECT (7).ring_any

--- refused Type public.deadly_type
SELECT 1::public.deadly_type
--- refused Type deadly_domain
SELECT CAST(1 AS deadly_domain)
--- refused NotUnderstood 1
SELECT deadly_domain '1'::deadly_domain
--- refused Type users
SELECT NULL::users
--- refused Type mood
SELECT 'fine'::mood
--- refused Type xml
SELECT '<a/>'::xml
--- refused Type public.int4
SELECT 1::public.int4
--- refused Type int4); SELECT wipe(); --
SELECT 1::"int4); SELECT wipe(); --"
--- refused Type users.id
SELECT 1::users.id%TYPE
--- refused Type deadly_type
SELECT ARRAY[]::deadly_type[]
--- refused Type deadly_type
SELECT * FROM json_to_record('{}') AS r(a deadly_type)
--- refused Type deadly_domain
SELECT * FROM jsonb_to_recordset('[{"a": 1}]') AS r(a deadly_domain)
--- refused Type setof
SELECT 1::setof int
--- refused Operator ##
SELECT 1 ## 2
--- refused Operator OPERATOR
SELECT 1 OPERATOR(public.+) 2
--- refused Operator OPERATOR
SELECT 1 OPERATOR(pg_catalog.+) 2
--- refused Operator ===
SELECT 1 === 2
--- refused Operator @#@
SELECT 1 @#@ 2
--- refused Operator <%
SELECT 'a' <% 'b'
--- refused Operator +@
SELECT 1 +@ 2
--- refused Operator *+-/
SELECT 1 *+-/ 2

--- refused Table pg_authid
SELECT rolpassword FROM pg_authid
--- refused Table pg_catalog.pg_authid
SELECT * FROM pg_catalog.pg_authid
--- refused Table pg_shadow
TABLE pg_shadow
--- refused Table pg_user_mappings
SELECT * FROM "pg_user_mappings"
--- refused Table pg_largeobject
SELECT data FROM pg_largeobject
--- refused Table pg_subscription
SELECT subconninfo FROM pg_subscription
--- refused Table pg_hba_file_rules
SELECT * FROM pg_hba_file_rules
--- refused Table pg_authid
SELECT 1 WHERE EXISTS (SELECT FROM ONLY pg_authid WHERE rolpassword LIKE 'md5a%')
--- refused Table pg_authid
WITH a AS (TABLE pg_authid) SELECT 1 FROM a
--- refused Table information_schema.user_mapping_options
SELECT * FROM information_schema.user_mapping_options

--- refused Character U+0000
SELECT 1{U+0000}; DELETE FROM users
--- refused Character U+0000
SELECT '{U+0000}'
--- refused Character U+0008
SELECT 1 --{U+0008}{U+0008}
--- refused Character U+000B
SELECT{U+000B}wipe()
--- refused Character U+000C
SELECT{U+000C}1
--- refused Character U+000D
SELECT 1 --{U+000D}; DELETE FROM users
--- refused Character U+001A
SELECT 1 {U+001A}
--- refused Character U+007F
SELECT 1{U+007F}
--- refused Character U+0085
SELECT 1{U+0085}
--- refused Character U+00A0
SELECT{U+00A0}1
--- refused Character U+200B
SELECT pg{U+200B}_sleep(1)
--- refused Character U+202E
SELECT 1 -- {U+202E} sresu MORF ETELED
--- refused Character U+2066
SELECT '{U+2066}'
--- refused Character U+2028
SELECT 1{U+2028}; DELETE FROM users
--- refused Character U+2029
SELECT 1 --{U+2029}; DELETE FROM users
--- refused Character U+FEFF
{U+FEFF}SELECT 1
--- refused Character U+D800
SELECT '{U+D800}'
--- refused Character U+3164
SELECT {U+3164}
--- refused Character U+FF1B
SELECT 1{U+FF1B} DELETE FROM users
--- refused Character U+FF07
SELECT {U+FF07}a{U+FF07}
--- refused Character U+2019
SELECT {U+2019}a{U+2019}
--- refused Character U+FF08
SELECT wipe{U+FF08})
--- refused Character U+FF53
SELECT pg_{U+FF53}leep(1)
--- refused NotARead SEL{U+0415}CT
SEL{U+0415}CT 1
--- refused Function pg_sle{U+0435}p NOT_REVIEWED
SELECT pg_sle{U+0435}p(1)
--- refused Function p{U+0261}_sleep NOT_REVIEWED
SELECT p{U+0261}_sleep(1)
--- refused Character U+005C
SELECT 1 \; DELETE FROM users
--- refused Character U+007B
SELECT {fn wipe()}
--- refused Character U+007B
{call wipe()}
--- refused Character U+FFFF
SELECT '{U+FFFF}'
--- refused Character U+212A
SELECT {U+212A}

--- refused Unclosed '
SELECT 'abc
--- refused Unclosed '
SELECT 'it''s; DELETE FROM users
--- refused Unclosed "
SELECT "abc
--- refused Unclosed /*
SELECT 1 /* DELETE FROM users
--- refused Unclosed /*
SELECT 1 /* /* */ ; DELETE FROM users
--- refused Unclosed $$
SELECT $$abc
--- refused Unclosed $a$
SELECT $a$ $b$ $$
--- refused Unclosed '
SELECT E'abc\'
--- refused NotUnderstood U&'
SELECT U&'\0061'
--- refused NotUnderstood u&"
SELECT u&"\0061"
--- refused NotUnderstood \0
SELECT E'\000'
--- refused NotUnderstood \u
SELECT E'\u0000'
--- refused NotUnderstood \x
SELECT E'\xBF\x27; DELETE FROM users; --'
--- refused NotUnderstood \u
SELECT E'\uD800'
--- refused NotUnderstood b; DELETE FROM users
SELECT 'a'
'b; DELETE FROM users'
--- refused NotUnderstood end of statement
SELECT (1
--- refused NotUnderstood )
SELECT 1)
--- refused NotUnderstood ]
SELECT ARRAY[1]]
--- refused NamelessParameter ?
SELECT ?
--- refused NamelessParameter $1
SELECT $1
--- refused NamelessParameter $1
SELECT * FROM users WHERE id = $1; DELETE FROM users
--- refused NotUnderstood 1a
SELECT 1a
--- refused NotUnderstood 0x1F
SELECT 0x1F
--- refused NotUnderstood 1_000
SELECT 1_000
--- refused SecondStatement
SELECT (1; DELETE FROM users)
--- refused NotAReadingClause :=
SELECT a := 1
--- refused NotUnderstood :
SELECT :1
--- refused NotUnderstood :
SELECT : name
--- refused NotUnderstood pg_sleep
SELECT 1 FROM users u pg_sleep (1)
--- refused NotUnderstood FOREIGN
SHOW search_path FOREIGN
--- refused TooDeep 100
SELECT {5000*(}1{5000*)}
--- refused TooDeep 100
{300*SELECT * FROM (}SELECT 1{300*) s}
--- refused TooDeep 100
SELECT {300*CASE WHEN }true{300* THEN 1 END}
--- refused TooDeep 100
SELECT {3000*ARRAY[}1
--- refused TooLong 40000
SELECT '{40001*x}'

--- admitted
SELECT '; COMMIT; DELETE FROM users; --'
--- admitted
SELECT $$'; COMMIT; DELETE FROM users; --$$
--- admitted
SELECT $x$ $$ '; DROP TABLE users; $y$ $x$
--- admitted
SELECT 1 /* ; DELETE FROM users; */
--- admitted
SELECT 1 /* /* */ ; DELETE FROM users; */
--- admitted
SELECT 1 -- ; DELETE FROM users
--- admitted
SELECT 'a\' AS "b; DELETE FROM users; --"
--- admitted
SELECT E'\'; COMMIT; DELETE FROM users; --'
--- admitted
SELECT E'\\', '; COMMIT; DELETE FROM users; --'
--- admitted
SELECT '\', '; COMMIT; DELETE FROM users; --'
--- admitted
SELECT "id; DROP TABLE users" FROM users
--- admitted
SELECT "id""; DROP TABLE users; --" FROM users
--- admitted
SELECT ':name; ?', '$1', $$:name$$ FROM users WHERE name = :name
--- with name='; COMMIT; DELETE FROM users; --
--- admitted
SELECT * FROM users WHERE name = :name
--- with name=' OR 1 = 1; DELETE FROM users; --
--- admitted
SELECT * FROM users WHERE name LIKE :name
--- with name=%'; COMMIT; SELECT wipe(); --
--- admitted
SELECT * FROM users WHERE name = :name
--- with name=\'; COMMIT; DELETE FROM users; --
--- admitted
SELECT * FROM users WHERE name = :name
--- with name={U+00BF}{U+0027}; DELETE FROM users; --
--- admitted
SELECT * FROM users WHERE name = :name
--- with name={U+0000}'; DELETE FROM users; --
--- admitted
SELECT * FROM users WHERE name = :name
--- with name=$$; DELETE FROM users; --
--- admitted
SELECT * FROM users WHERE id = :id
--- with id=1; DELETE FROM users
--- admitted
SELECT * FROM users WHERE id = :id
--- with id=wipe()
--- admitted
SELECT -:a, 1 -- :b
--- with a=-1; DELETE FROM users
--- admitted
SELECT 1-:a
--- with a=-(SELECT wipe())
--- admitted
SELECT * FROM users ORDER BY :column
--- with column=(SELECT wipe())
--- admitted
SELECT * FROM users LIMIT :n
--- with n=1; DELETE FROM users
--- admitted
SELECT :a::regclass
--- with a=users; DELETE FROM users
--- admitted
SELECT :a::regprocedure
--- with a=wipe()
--- admitted
SELECT 'wipe()'::regprocedure, 'nextval'::regproc
--- admitted
SELECT to_tsquery(:a)
--- with a=a'; DELETE FROM users; --
--- admitted
SELECT jsonb_path_query('{"a": 1}', '$.a ? (@ > 0); DELETE FROM users')
--- admitted
SELECT wipe FROM users
--- admitted
SELECT pg_sleep FROM users
--- admitted
SELECT "DELETE FROM users" FROM (SELECT 1) AS t("DELETE FROM users")
--- admitted
SELECT CASE WHEN false THEN 1 ELSE 2 END AS "delete"
--- admitted
SELECT 1 AS "a", 2 AS ":b", 3 AS "?", 4 AS "$1"
--- admitted
EXPLAIN ANALYZE SELECT count(*) FROM users
--- admitted
SELECT format('%s; DELETE FROM users', name) FROM users
--- admitted
SELECT pg_get_functiondef('wipe()'::regprocedure)
--- admitted
SELECT regexp_replace(name, '.*', 'DELETE FROM users') FROM users
