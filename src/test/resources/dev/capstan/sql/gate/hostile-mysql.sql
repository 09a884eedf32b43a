-- What must not get through on MySQL and MariaDB. Each entry begins with a line "--- refused REASON" or "--- admitted";
-- lines "--- with name=value" bind parameters. {U+0000} stands for that character, {40001*x} for a repetition.

--- refused SecondStatement
SELECT 1; COMMIT; DELETE FROM users
--- refused SecondStatement
SELECT 1;DELETE FROM users;
--- refused SecondStatement
SELECT 1 # ;
; DROP TABLE users
--- refused SecondStatement
SELECT 'a\\'; DELETE FROM users; -- '
--- refused SecondStatement
SELECT "a"; DELETE FROM users
--- refused SecondStatement
SELECT `a;b`; DELETE FROM users
--- refused SecondStatement
SELECT 1;-- x
DELETE FROM users
--- refused SecondStatement
SHOW TABLES; DROP TABLE users
--- refused SecondStatement
SELECT 1 --1; DELETE FROM users
--- refused SecondStatement
SELECT 1;;
--- refused Empty
;
--- refused Empty
# nothing
--- refused Empty
-- nothing
--- refused Comment /*!
SELECT 1 /*! ; DELETE FROM users */
--- refused Comment /*!
SELECT 1 /*!50000 INTO OUTFILE '/tmp/capstan-loot' */
--- refused Comment /*!
/*!50000 DELETE FROM users */
--- refused Comment /*!
SELECT /*!SLEEP(10)*/ 1
--- refused Comment /*!
SELECT 1 /*!99999 harmless there */
--- refused Comment /*!
SELECT 1 /*!*/
--- refused Comment /*M!
SELECT 1 /*M! INTO OUTFILE '/tmp/capstan-loot' */
--- refused Comment /*M!
SELECT /*M!100100 SLEEP(10) */ 1
--- refused Comment /*+
SELECT /*+ SET_VAR(sql_mode = '') */ 1
--- refused Comment /*+
SELECT /*+ MAX_EXECUTION_TIME(0) */ * FROM users
--- refused Comment /*!
SELECT 1 /* a */ /*! DELETE */
--- refused NotARead DELETE
DELETE FROM users
--- refused NotARead UPDATE
UPDATE users SET name = 'x'
--- refused NotARead INSERT
INSERT INTO users (name) VALUES ('x')
--- refused NotARead REPLACE
REPLACE INTO users (id, name) VALUES (1, 'x')
--- refused NotARead TRUNCATE
TRUNCATE TABLE users
--- refused NotARead DROP
DROP DATABASE shop
--- refused NotARead ALTER
ALTER TABLE users DROP COLUMN phone
--- refused NotARead CREATE
CREATE TABLE loot AS SELECT * FROM users
--- refused NotARead CREATE
CREATE TEMPORARY TABLE loot (a int)
--- refused NotARead RENAME
RENAME TABLE users TO loot
--- refused NotARead GRANT
GRANT ALL ON *.* TO thief
--- refused NotARead REVOKE
REVOKE ALL ON *.* FROM writer
--- refused NotARead SET
SET GLOBAL slow_query_log = 'ON'
--- refused NotARead SET
SET GLOBAL long_query_time = 1
--- refused NotARead SET
SET SESSION TRANSACTION READ WRITE
--- refused NotARead SET
SET @a = 1
--- refused NotARead SET
SET autocommit = 1
--- refused NotARead SET
SET PASSWORD = 'x'
--- refused NotARead SET
SET STATEMENT max_statement_time = 0 FOR SELECT SLEEP(10)
--- refused NotARead DO
DO SLEEP(10)
--- refused NotARead DO
DO GET_LOCK('a', 10)
--- refused NotARead CALL
CALL empty_the_shop()
--- refused NotARead PREPARE
PREPARE p FROM 'DELETE FROM users'
--- refused NotARead EXECUTE
EXECUTE p
--- refused NotARead EXECUTE
EXECUTE IMMEDIATE 'DELETE FROM users'
--- refused NotARead DEALLOCATE
DEALLOCATE PREPARE p
--- refused NotARead HANDLER
HANDLER users OPEN
--- refused NotARead LOAD
LOAD DATA INFILE '/etc/passwd' INTO TABLE users
--- refused NotARead LOCK
LOCK TABLES users WRITE
--- refused NotARead UNLOCK
UNLOCK TABLES
--- refused NotARead FLUSH
FLUSH TABLES WITH READ LOCK
--- refused NotARead FLUSH
FLUSH PRIVILEGES
--- refused NotARead RESET
RESET MASTER
--- refused NotARead PURGE
PURGE BINARY LOGS TO 'a'
--- refused NotARead KILL
KILL 1
--- refused NotARead SHUTDOWN
SHUTDOWN
--- refused NotARead INSTALL
INSTALL PLUGIN a SONAME 'a.so'
--- refused NotARead OPTIMIZE
OPTIMIZE TABLE users
--- refused NotARead REPAIR
REPAIR TABLE users
--- refused NotARead CHECK
CHECK TABLE users
--- refused NotARead ANALYZE TABLE
ANALYZE TABLE users
--- refused NotARead CHECKSUM
CHECKSUM TABLE users
--- refused NotARead CACHE
CACHE INDEX users IN hot
--- refused NotARead USE
USE mysql
--- refused SecondStatement
BEGIN NOT ATOMIC DELETE FROM users; END
--- refused NotARead BEGIN
BEGIN
--- refused NotARead START
START TRANSACTION
--- refused NotARead COMMIT
COMMIT
--- refused NotARead ROLLBACK
ROLLBACK
--- refused NotARead XA
XA START 'a'
--- refused NotARead SAVEPOINT
SAVEPOINT a
--- refused NotARead CHANGE
CHANGE MASTER TO MASTER_HOST = 'x'
--- refused NotARead STOP
STOP SLAVE
--- refused NotARead BACKUP
BACKUP STAGE START
--- refused NotARead IMPORT
IMPORT TABLE FROM 'a'
--- refused NotARead CLONE
CLONE LOCAL DATA DIRECTORY 'a'
--- refused NotARead SIGNAL
SIGNAL SQLSTATE '45000'
--- refused NotARead GET
GET DIAGNOSTICS @a = NUMBER
--- refused NotARead HELP
HELP 'a'
--- refused NotARead DELETE
EXPLAIN DELETE FROM users
--- refused NotARead UPDATE
EXPLAIN UPDATE users SET name = 'x'
--- refused NotARead INSERT
EXPLAIN INSERT INTO users (name) VALUES ('x')
--- refused NotARead DELETE
EXPLAIN ANALYZE DELETE FROM users
--- refused NotARead DELETE
ANALYZE DELETE FROM users
--- refused NotARead UPDATE
ANALYZE FORMAT=JSON UPDATE users SET name = 'x'
--- refused NotARead ANALYZE TABLE
EXPLAIN ANALYZE TABLE users
--- refused NotARead ANALYZE TABLE
ANALYZE FORMAT=JSON TABLE users
--- refused NotARead LOCAL
ANALYZE LOCAL TABLE users
--- refused NotARead NO_WRITE_TO_BINLOG
ANALYZE NO_WRITE_TO_BINLOG TABLE users
--- refused NotARead DELETE
WITH a AS (SELECT 1) DELETE FROM users
--- refused NotARead SHOW BINLOG
SHOW BINLOG EVENTS
--- refused NotARead SHOW CREATE USER
SHOW CREATE USER root
--- refused NotARead SHOW GRANTS
SHOW GRANTS FOR root
--- refused NotARead SHOW PROFILE
SHOW PROFILE

--- refused NotAReadingClause INTO OUTFILE
SELECT * FROM users INTO OUTFILE '/tmp/capstan-loot'
--- refused NotAReadingClause INTO OUTFILE
SELECT * INTO OUTFILE '/tmp/capstan-loot' FROM users
--- refused NotAReadingClause INTO DUMPFILE
SELECT 1 INTO DUMPFILE '/tmp/capstan-loot'
--- refused NotAReadingClause INTO
SELECT 1 INTO @a
--- refused NotAReadingClause INTO A
SELECT 1 INTO a
--- refused NotAReadingClause INTO OUTFILE
SELECT 1 UNION SELECT 2 INTO OUTFILE '/tmp/capstan-loot'
--- refused NotAReadingClause INTO OUTFILE
SELECT * FROM users LIMIT 1 INTO OUTFILE '/tmp/capstan-loot'
--- refused NotAReadingClause INTO OUTFILE
(SELECT 1) INTO OUTFILE '/tmp/capstan-loot'
--- refused NotAReadingClause INTO OUTFILE
SELECT * FROM (SELECT 1 INTO OUTFILE '/tmp/capstan-loot') t
--- refused NotAReadingClause INTO OUTFILE
SELECT 1 iNtO/**/OuTfIlE '/tmp/capstan-loot'
--- refused NotAReadingClause FOR UPDATE
SELECT * FROM users FOR UPDATE
--- refused NotAReadingClause FOR UPDATE
SELECT * FROM users WHERE id = 1 FOR UPDATE NOWAIT
--- refused NotAReadingClause FOR SHARE
SELECT * FROM users FOR SHARE
--- refused NotAReadingClause LOCK IN
SELECT * FROM users LOCK IN SHARE MODE
--- refused NotAReadingClause FOR UPDATE
SELECT * FROM (SELECT * FROM users FOR UPDATE) t
--- refused NotAReadingClause PROCEDURE ANALYSE
SELECT * FROM users PROCEDURE ANALYSE()
--- refused Variable @a
SELECT @a := 1
--- refused Variable @a
SELECT @a
--- refused Variable @a
SELECT 1 FROM users WHERE @a = 1
--- refused Variable @
SELECT @`a`
--- refused Variable @
SELECT @'a'
--- refused NotAReadingClause :=
SELECT @@sql_mode := ''
--- refused NotAReadingClause :=
SELECT a := 1

--- refused Function SLEEP WAITS
SELECT SLEEP(3600)
--- refused Function sleep WAITS
SELECT sleep (3600)
--- refused Function SlEeP WAITS
SELECT SlEeP/**/(3600)
--- refused Function SLEEP WAITS
SELECT * FROM users WHERE SLEEP(3600)
--- refused Function SLEEP WAITS
SELECT 1 FROM users ORDER BY SLEEP(1)
--- refused Function SLEEP WAITS
SELECT 1 LIMIT 1 OFFSET SLEEP(1)
--- refused Function BENCHMARK WAITS
SELECT BENCHMARK(1000000000, MD5('a'))
--- refused Function GET_LOCK LOCKS
SELECT GET_LOCK('a', 10)
--- refused Function RELEASE_LOCK LOCKS
SELECT RELEASE_LOCK('a')
--- refused Function RELEASE_ALL_LOCKS LOCKS
SELECT RELEASE_ALL_LOCKS()
--- refused Function LOAD_FILE TOUCHES_FILES
SELECT LOAD_FILE('/etc/passwd')
--- refused Function LOAD_FILE TOUCHES_FILES
SELECT HEX(LOAD_FILE('/etc/passwd'))
--- refused Function MASTER_POS_WAIT WAITS
SELECT MASTER_POS_WAIT('a', 1)
--- refused Function LAST_INSERT_ID CHANGES_STATE
SELECT LAST_INSERT_ID(5)
--- refused Function NEXTVAL CHANGES_STATE
SELECT NEXTVAL(invoice_numbers)
--- refused Function SETVAL CHANGES_STATE
SELECT SETVAL(invoice_numbers, 1)
--- refused Function next value for CHANGES_STATE
SELECT NEXT VALUE FOR invoice_numbers
--- refused Function nextval CHANGES_STATE
SELECT invoice_numbers.nextval
--- refused Function sys_exec LEAVES_THE_DATABASE
SELECT sys_exec('touch /tmp/capstan-loot')
--- refused Function sys_eval LEAVES_THE_DATABASE
SELECT sys_eval('id')
--- refused Function wipe NOT_REVIEWED
SELECT wipe()
--- refused Function shop.wipe NOT_REVIEWED
SELECT shop.wipe()
--- refused Function wipe NOT_REVIEWED
SELECT `wipe`()
--- refused Function shop.wipe NOT_REVIEWED
SELECT `shop`.`wipe`()
--- refused Function shop.abs NOT_REVIEWED
SELECT shop.abs(1)
--- refused Function abs NOT_REVIEWED
SELECT `abs`(1)
--- refused Function abs(1); DELETE FROM users; -- .abs NOT_REVIEWED
SELECT `abs(1); DELETE FROM users; -- .abs`(1)
--- refused Function wipe NOT_REVIEWED
SELECT * FROM users WHERE id IN (SELECT wipe())
--- refused Function wipe NOT_REVIEWED
SELECT COUNT(*) FROM users GROUP BY wipe() WITH ROLLUP
--- refused Function wipe NOT_REVIEWED
SELECT GROUP_CONCAT(name ORDER BY wipe()) FROM users
--- refused Function wipe NOT_REVIEWED
SELECT CASE WHEN wipe() THEN 1 END
--- refused Function wipe NOT_REVIEWED
SELECT INTERVAL wipe() DAY + NOW()
--- refused Function wipe NOT_REVIEWED
SELECT CAST(wipe() AS CHAR)
--- refused Function wipe NOT_REVIEWED
SELECT CONVERT(wipe() USING utf8mb4)
--- refused Function wipe NOT_REVIEWED
SELECT EXTRACT(DAY FROM wipe())
--- refused Function wipe NOT_REVIEWED
SELECT MATCH (name) AGAINST (wipe()) FROM users
--- refused Function wipe NOT_REVIEWED
SHOW TABLES WHERE wipe()
--- refused Function EXTRACTVALUE NOT_REVIEWED
SELECT EXTRACTVALUE('<a/>', '/a')
--- refused Function UPDATEXML NOT_REVIEWED
SELECT UPDATEXML('<a/>', '/a', 'b')
--- refused Function NAME_CONST NOT_REVIEWED
SELECT NAME_CONST('a', SLEEP(1))
--- refused Function procedure NOT_REVIEWED
SELECT procedure(1)
--- refused Function set_user_var NOT_REVIEWED
SELECT set_user_var('a')
--- refused Function sys.ps_setup_save CHANGES_STATE
SELECT sys.ps_setup_save(1)
--- refused Hidden wipe
SELECT * FROM deadly_view
--- refused Hidden ring
SELECT * FROM view_of_a_view
--- refused Hidden ring
SELECT COUNT(*) FROM users WHERE id IN (SELECT id FROM view_of_a_view)
--- refused Hidden json_storage_size
SELECT * FROM shadowing_view
--- refused Hidden json_storage_size
SELECT * FROM unknown_view
--- refused Hidden get_lock
SELECT * FROM locking_view
--- refused Hidden sleep
SELECT * FROM sleeping_view
--- refused Hidden shop.json_storage_size
SELECT JSON_STORAGE_SIZE('{}')
--- refused Hidden ring
EXPLAIN SELECT * FROM view_of_a_view
--- refused Hidden ring
SELECT * FROM shop.view_of_a_view v JOIN users u ON u.id = v.id
--- refused Hidden ring
DESCRIBE view_of_a_view
--- refused Type MEDIUMBLOB
SELECT CAST(1 AS MEDIUMBLOB)
--- refused Type wipe
SELECT CAST(1 AS wipe())
--- admitted
SELECT 1 -> 2
--- refused Table mysql.user
SELECT * FROM mysql.user
--- refused Table mysql.global_priv
SELECT Priv FROM mysql.global_priv
--- refused Table MYSQL.USER
SELECT * FROM MYSQL.USER
--- refused Table mysql.servers
SELECT * FROM `mysql`.`servers`
--- refused Table mysql.general_log
SELECT * FROM mysql.general_log
--- refused Table mysql.user
SELECT 1 WHERE EXISTS (SELECT 1 FROM mysql.user WHERE authentication_string LIKE '*A%')

--- refused Character U+0000
SELECT 1{U+0000}; DELETE FROM users
--- refused Character U+0000
SELECT '{U+0000}'
--- refused Character U+000D
SELECT 1 #{U+000D}; DELETE FROM users
--- refused Character U+00A0
SELECT{U+00A0}SLEEP(1)
--- refused Character U+000B
SELECT{U+000B}1
--- refused Character U+FF1B
SELECT 1{U+FF1B}DELETE FROM users
--- refused Character U+FF07
SELECT {U+FF07}a{U+FF07}
--- refused Character U+02BC
SELECT {U+02BC}; DELETE FROM users
--- refused Character U+005C
SELECT \N
--- refused Character U+007B
SELECT {d '2026-01-31'}
--- refused Character U+200D
SELECT SLE{U+200D}EP(1)
--- refused Function SLE{U+0435}P NOT_REVIEWED
SELECT SLE{U+0435}P(1)
--- refused Character U+FEFF
{U+FEFF}SELECT 1
--- refused Character U+202E
SELECT '{U+202E}'
--- refused Unclosed '
SELECT 'a\'; DELETE FROM users
--- refused Unclosed '
SELECT '{U+00BF}\'; DELETE FROM users; --
--- refused Unclosed `
SELECT `a
--- refused Unclosed "
SELECT "a\"; DELETE FROM users
--- refused Unclosed /*
SELECT 1 /* a
--- refused NotUnderstood \0
SELECT 'a\0'
--- refused NotUnderstood x
SELECT _gbk'x'
--- refused NotUnderstood {U+00BF}'; DELETE FROM users; -- x
SELECT _sjis'{U+00BF}\'; DELETE FROM users; -- x'
--- refused NotUnderstood a
SELECT _ucs2'a'
--- refused NotUnderstood x
SELECT N'x'
--- refused NotUnderstood b
SELECT 'a' 'b'
--- refused NamelessParameter ?
SELECT ?
--- refused NamelessParameter ?
SELECT 1 FROM users WHERE id = ?
--- refused NotARead DELETE
SELECT 1 DELETE FROM users
--- refused NotUnderstood /
SELECT 1 */ 2
--- refused NotUnderstood PARTITION
SELECT * FROM users AS u PARTITION (p0)
--- refused NotUnderstood end of statement
SELECT (1
--- refused NotUnderstood )
SELECT 1)
--- refused TooDeep 100
SELECT {5000*(}1{5000*)}
--- refused TooLong 40000
SELECT '{40001*x}'

--- admitted
SELECT '; COMMIT; DELETE FROM users; --'
--- admitted
SELECT "'; COMMIT; DELETE FROM users; --"
--- admitted
SELECT 'a\'; DELETE FROM users; -- '
--- admitted
SELECT 'a\\', '; DELETE FROM users; --'
--- admitted
SELECT "a\"; DELETE FROM users; --"
--- admitted
SELECT 'a''; DELETE FROM users; --'
--- admitted
SELECT '縗\\', '; DELETE FROM users; --'
--- admitted
SELECT '{U+00BF}\\', '; DELETE FROM users; -- '
--- admitted
SELECT '/*! DELETE FROM users */', '/*M! x */'
--- admitted
SELECT 1 -- /*! DELETE FROM users */
--- admitted
SELECT 1 # ; DELETE FROM users
--- admitted
SELECT 1 /* ; DELETE FROM users */
--- admitted
SELECT 1 /* /* */
--- admitted
SELECT 1--1
--- admitted
SELECT `DELETE FROM users` FROM users
--- admitted
SELECT `a``; DELETE FROM users; -- ` FROM users
--- admitted
SELECT sleep FROM users
--- admitted
SELECT 1 AS sleep, 2 AS `INTO OUTFILE '/tmp/capstan-loot'`
--- admitted
SELECT ':name ?', ":name", `id` FROM users WHERE name = :name
--- with name='; DELETE FROM users; --
--- admitted
SELECT * FROM users WHERE name = :name
--- with name=\'; DELETE FROM users; --
--- admitted
SELECT * FROM users WHERE name = :name
--- with name={U+00BF}'; DELETE FROM users; --
--- admitted
SELECT * FROM users WHERE name = :name
--- with name={U+0000}\'; DELETE FROM users; --
--- admitted
SELECT * FROM users WHERE name LIKE :name
--- with name=%' OR SLEEP(10) OR '
--- admitted
SELECT * FROM users WHERE id = :id
--- with id=1 OR 1 = 1
--- admitted
SELECT * FROM users WHERE id = :id
--- with id=SLEEP(10)
--- admitted
SELECT * FROM users ORDER BY :column
--- with column=(SELECT wipe())
--- admitted
SELECT 'a' LIKE '\%', 'a\%b', 'c\_d', '\Z', '\n\t\r\b', '\q'
--- admitted
EXPLAIN SELECT * FROM users WHERE id = 1
--- admitted
ANALYZE SELECT COUNT(*) FROM users
--- admitted
SELECT @@version, @@global.max_connections
