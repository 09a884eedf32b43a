-- Reads that must be admitted, and answered as the typed text is. Each entry begins with a line "--- admitted".

--- admitted
DESC orders;
--- admitted
SHOW INDEX FROM orders;
--- admitted
SELECT
  rechargeStatus,
  COUNT(*) as count,
  ROUND(COUNT(*) * 100.0 /
    (SELECT COUNT(*) FROM orders WHERE paymentStatus = 'paid'), 2
  ) as percentage
FROM orders
WHERE paymentStatus = 'paid'
GROUP BY rechargeStatus;

-- 预期: success > 95%
--- admitted
SELECT
  anomalyReason,
  COUNT(*) as count,
  DATE(createdAt) as date
FROM orders
WHERE anomalyReason IS NOT NULL
GROUP BY anomalyReason, DATE(createdAt)
ORDER BY date DESC, count DESC;

-- 监控: 每天异常订单应 < 1%
--- admitted
SELECT
  ROUND(AVG(TIMESTAMPDIFF(SECOND, paidAt, rechargeAt))) as avg_delay_sec,
  MAX(TIMESTAMPDIFF(SECOND, paidAt, rechargeAt)) as max_delay_sec,
  MIN(TIMESTAMPDIFF(SECOND, paidAt, rechargeAt)) as min_delay_sec
FROM orders
WHERE rechargeStatus = 'success'
  AND rechargeAt IS NOT NULL
  AND paidAt > DATE_SUB(NOW(), INTERVAL 24 HOUR);

-- 预期: avg < 5秒, max < 60秒
--- admitted
SELECT
  COUNT(*) as pending_count,
  MIN(paidAt) as oldest_paid_at,
  TIMESTAMPDIFF(MINUTE, MIN(paidAt), NOW()) as delay_minutes
FROM orders
WHERE paymentStatus = 'paid'
  AND rechargeStatus = 'pending'
  AND rechargeAt IS NULL
  AND paidAt < DATE_SUB(NOW(), INTERVAL 5 MINUTE);

-- 告警阈值: pending_count > 10 或 delay_minutes > 30
--- admitted
SELECT
  orderNumber,
  rechargeAt,
  rechargeStatus,
  version
FROM orders
WHERE orderNumber = 'ORD123456';
--- admitted
EXPLAIN SELECT * FROM orders
WHERE orderNumber = 'ORD123456' AND rechargeAt IS NULL;
--- admitted
SELECT
  orderNumber,
  productPriceTg,
  productPriceRmb,
  ROUND(productPriceRmb * 100) as expected_total_fee
FROM orders
WHERE orderNumber = 'ORD123456';
--- admitted
SELECT * FROM exchange_rates
WHERE currency = 'MNT_TO_CNY' AND isActive = 1;
--- admitted
SHOW VARIABLES LIKE 'max_connections';
--- admitted
SHOW VARIABLES LIKE 'wait_timeout';
--- admitted
SHOW STATUS LIKE 'Threads_connected';
--- admitted
SHOW PROCESSLIST;
--- admitted
-- 分析索引使用
SELECT
  table_name,
  index_name,
  cardinality,
  index_type
FROM information_schema.statistics
WHERE table_schema = 'elife' AND table_name = 'orders';
--- admitted
SELECT * FROM sys.schema_unused_indexes
WHERE object_schema = 'elife';
--- admitted
SELECT * FROM orders
WHERE paymentStatus = 'paid'
  AND rechargeStatus = 'pending'
  AND rechargeAt IS NULL;
--- admitted
EXPLAIN SELECT * FROM orders
WHERE paymentStatus = 'paid'
  AND rechargeStatus = 'pending'
  AND rechargeAt IS NULL;
--- admitted
SELECT * FROM orders
   WHERE paymentStatus = 'paid'
     AND createdAt > '2026-01-01'
     AND rechargeStatus = 'success';

--- admitted
SELECT 'it''s', "double ""quoted""", 'tab\there', 'back\\slash', 'quo\'te', 'percent\%', 'line
break'
--- admitted
SELECT 1 + 2 * 3 - -5, 7 DIV 2, 7 % 2, 7 MOD 2, 1.5e1, .5, 0x1F, X'1F', B'101', 5 & 3 | 8 ^ 1, 1 << 4, 256 >> 2, ~0
--- admitted
SELECT NOT 1, !0, 1 XOR 0, 1 AND 0 OR 1, 1 && 0, 1 <=> NULL, NULL IS NULL, 1 IS TRUE, 0 IS NOT UNKNOWN
--- admitted
SELECT 'abc' LIKE 'a%', 'abc' NOT LIKE 'b%', 'a%' LIKE 'a!%' ESCAPE '!', 'abc' REGEXP '^a', 'abc' RLIKE 'c$', 'abc' NOT REGEXP 'x', 'a' SOUNDS LIKE 'b'
--- admitted
SELECT 5 BETWEEN 1 AND 10, 5 NOT BETWEEN 6 AND 7, 1 IN (1, 2), 3 NOT IN (SELECT 1), 2 > ALL (SELECT 1), 1 = ANY (SELECT 1)
--- admitted
SELECT CAST('1' AS SIGNED), CAST(1 AS CHAR), CAST('2026-01-31' AS DATE), CAST(1.234 AS DECIMAL(5, 2)), CAST(1 AS UNSIGNED INTEGER), CONVERT('5', SIGNED), CONVERT('a' USING utf8mb4), CAST('a' AS CHAR(3) CHARACTER SET utf8mb4)
--- admitted
SELECT DATE '2026-01-31', TIME '12:30:00', TIMESTAMP '2026-01-31 12:30:00'
--- admitted
SELECT '2026-01-31' + INTERVAL 1 DAY, DATE_ADD('2026-01-31', INTERVAL '1:30' HOUR_MINUTE), DATE_SUB('2026-01-31', INTERVAL 2 WEEK), INTERVAL 1 MONTH + '2026-01-31'
--- admitted
SELECT EXTRACT(YEAR FROM '2026-01-31'), YEAR('2026-01-31'), MONTH('2026-01-31'), DATE_FORMAT('2026-01-31', '%Y/%m'), UNIX_TIMESTAMP('2026-01-31') > 0, FROM_UNIXTIME(0) IS NOT NULL, LAST_DAY('2026-01-31'), TIMESTAMPADD(MINUTE, 5, '2026-01-31')
--- admitted
SELECT IF(1 > 0, 'a', 'b'), IFNULL(NULL, 1), NULLIF(1, 1), COALESCE(NULL, 2), CASE 1 WHEN 1 THEN 'one' ELSE 'x' END, GREATEST(1, 2), LEAST(1, 2)
--- admitted
SELECT CONCAT('a', 'b'), CONCAT_WS('-', 'a', 'b'), LEFT('abc', 2), RIGHT('abc', 2), SUBSTRING('abc', 2), SUBSTRING('abc' FROM 2 FOR 1), SUBSTR('abc', 1, 1), TRIM(BOTH 'x' FROM 'xax'), TRIM(' a '), REPLACE('aba', 'a', 'c'), INSERT('abc', 1, 1, 'x'), REPEAT('a', 3), LPAD('1', 3, '0'), POSITION('b' IN 'abc'), LOCATE('c', 'abc'), CHAR(65 USING utf8mb4), UPPER('a'), MD5('a'), SHA2('a', 256), HEX('a'), SUBSTRING_INDEX('a,b', ',', 1)
--- admitted
SELECT JSON_EXTRACT('{"a": 1}', '$.a'), JSON_OBJECT('a', 1), JSON_ARRAY(1, 'x'), JSON_UNQUOTE('"a"'), JSON_LENGTH('[1,2]'), JSON_VALID('x'), JSON_CONTAINS('[1]', '1')
--- admitted
SELECT BINARY 'a' = 'A', 'a' = 'A', 'a' COLLATE utf8mb4_bin = 'A', _utf8mb4'a'
--- admitted
SELECT u.*, u.id AS `The Id`, name nickname, name AS 'quoted' FROM users AS u ORDER BY u.id
--- admitted
SELECT u.id, o.orderNumber FROM users u INNER JOIN orders o ON o.userId = u.id LEFT JOIN exchange_rates e ON e.id = o.id ORDER BY 1, 2
--- admitted
SELECT u.id, COUNT(o.id) FROM users u STRAIGHT_JOIN orders o ON o.userId = u.id GROUP BY u.id ORDER BY u.id
--- admitted
SELECT * FROM (users u CROSS JOIN exchange_rates e) ORDER BY u.id, e.id
--- admitted
SELECT id FROM users NATURAL JOIN (SELECT 1 AS id) x
--- admitted
SELECT * FROM users USE INDEX (PRIMARY) WHERE id = 1
--- admitted
SELECT * FROM users FORCE INDEX (PRIMARY) ORDER BY id LIMIT 2
--- admitted
SELECT id FROM users ORDER BY id LIMIT 1, 2
--- admitted
SELECT id FROM users ORDER BY id LIMIT 2 OFFSET 1
--- admitted
SELECT DISTINCT rechargeStatus FROM orders ORDER BY 1
--- admitted
SELECT SQL_NO_CACHE COUNT(*) FROM orders
--- admitted
SELECT rechargeStatus, COUNT(*) FROM orders GROUP BY rechargeStatus WITH ROLLUP
--- admitted
SELECT rechargeStatus, COUNT(*) AS n FROM orders GROUP BY 1 HAVING n > 1 ORDER BY n DESC, 1
--- admitted
SELECT GROUP_CONCAT(DISTINCT name ORDER BY id DESC SEPARATOR '; ') FROM users
--- admitted
SELECT COUNT(DISTINCT rechargeStatus, paymentStatus), SUM(productPriceRmb), AVG(version), STDDEV(version) FROM orders
--- admitted
SELECT id, ROW_NUMBER() OVER (PARTITION BY rechargeStatus ORDER BY id) AS nr, LAG(id) OVER w, SUM(version) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM orders WINDOW w AS (ORDER BY id) ORDER BY id
--- admitted
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT SUM(i) FROM n
--- admitted
WITH a AS (SELECT id FROM users), b AS (SELECT id FROM a WHERE id < 3) SELECT COUNT(*) FROM b JOIN a USING (id)
--- admitted
SELECT 1 UNION SELECT 2 UNION ALL SELECT 2 ORDER BY 1
--- admitted
(SELECT id FROM users ORDER BY id LIMIT 1) UNION (SELECT id FROM users ORDER BY id DESC LIMIT 1) ORDER BY 1
--- admitted
SELECT 1 EXCEPT SELECT 2
--- admitted
SELECT 1 INTERSECT SELECT 1
--- admitted
VALUES (1, 'a'), (2, 'b')
--- admitted
SELECT 1 FROM DUAL WHERE EXISTS (SELECT 1 FROM users)
--- admitted
SELECT * FROM (SELECT id, name FROM users) AS t WHERE (id, name) = (1, 'user 1')
--- admitted
SELECT (SELECT MAX(id) FROM orders o WHERE o.userId = u.id) AS last FROM users u ORDER BY u.id
--- admitted
SELECT * FROM people ORDER BY id
--- admitted
SELECT city, COUNT(*) FROM people GROUP BY city ORDER BY city
--- admitted
SELECT DATABASE() IS NOT NULL, VERSION() IS NOT NULL, USER() IS NOT NULL, CONNECTION_ID() > 0, CURRENT_USER IS NOT NULL, @@version IS NOT NULL, @@session.sql_mode IS NOT NULL
--- admitted
SELECT NOW() IS NOT NULL, CURRENT_TIMESTAMP IS NOT NULL, CURRENT_DATE() IS NOT NULL, CURDATE() = UTC_DATE OR 1, UTC_TIMESTAMP() IS NOT NULL
--- admitted
SELECT table_name, engine FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name
--- admitted
SELECT ID, USER, HOST, DB, COMMAND FROM information_schema.processlist WHERE COMMAND <> 'Daemon' ORDER BY ID
--- admitted
SELECT COUNT(*) >= 0 FROM performance_schema.events_statements_summary_by_digest
--- admitted
SELECT trx_id FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'
--- admitted
SHOW TABLES
--- admitted
SHOW FULL TABLES LIKE 'u%'
--- admitted
SHOW DATABASES LIKE 'information%'
--- admitted
SHOW TABLE STATUS LIKE 'users'
--- admitted
SHOW COLUMNS FROM users
--- admitted
SHOW FULL COLUMNS FROM users WHERE Field = 'id'
--- admitted
SHOW CREATE TABLE users
--- admitted
SHOW CREATE VIEW people
--- admitted
SHOW GLOBAL VARIABLES LIKE 'max_connections'
--- admitted
SHOW GLOBAL STATUS LIKE 'Threads_connected'
--- admitted
SHOW ENGINES
--- admitted
SHOW WARNINGS
--- admitted
SHOW CHARACTER SET LIKE 'utf8mb4'
--- admitted
DESCRIBE users name
--- admitted
EXPLAIN users
--- admitted
EXPLAIN EXTENDED SELECT * FROM users WHERE id = 1
--- admitted
EXPLAIN FORMAT=JSON SELECT id FROM users WHERE id = 1
--- admitted
SELECT * FROM users WHERE id = :id
--- with id=2
--- admitted
SELECT ':id ?', id FROM users WHERE id = :id OR name = :name ORDER BY id
--- with id=2
--- with name=user 3
--- admitted
SELECT 1 -- comment
--- admitted
SELECT 1 # comment
--- admitted
SELECT /* comment */ '中文', '😀' AS 名字
