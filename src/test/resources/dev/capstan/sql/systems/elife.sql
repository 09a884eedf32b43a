-- The database of eLife, as far as its manual shows it, on a day when all is well.
CREATE TABLE orders (
    orderNumber varchar(64) NOT NULL PRIMARY KEY,
    seqId int NOT NULL AUTO_INCREMENT UNIQUE,
    phoneNumber varchar(20) NOT NULL,
    productOperator varchar(20) NOT NULL,
    rechargeType varchar(20) NOT NULL,
    productCode varchar(50) NOT NULL,
    productPriceTg decimal(10, 2) NOT NULL,
    productPriceRmb decimal(10, 2) NOT NULL,
    paymentStatus varchar(20) NOT NULL DEFAULT 'unpaid',
    rechargeStatus varchar(20) NOT NULL DEFAULT 'pending',
    paidAt datetime NULL,
    rechargeAt datetime NULL,
    version int NOT NULL DEFAULT 0,
    anomalyReason varchar(100) NULL,
    anomalyDetails text NULL,
    createdAt datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
    INDEX idx_payment_recharge_at (paymentStatus, rechargeStatus, rechargeAt),
    INDEX idx_recharge_status_at_seqid (rechargeStatus, createdAt, seqId),
    INDEX idx_anomaly_reason (anomalyReason)
) CHARACTER SET utf8mb4;

CREATE TABLE exchange_rates (
    id int AUTO_INCREMENT PRIMARY KEY,
    currency varchar(20) NOT NULL,
    rate decimal(12, 6) NOT NULL,
    isActive tinyint(1) NOT NULL DEFAULT 1,
    CONSTRAINT rate_is_positive CHECK (rate > 0)
) CHARACTER SET utf8mb4;

-- As Prisma lays it out.
CREATE TABLE _prisma_migrations (
    id varchar(36) NOT NULL PRIMARY KEY,
    checksum varchar(64) NOT NULL,
    finished_at datetime(3) NULL,
    migration_name varchar(255) NOT NULL,
    logs text NULL,
    rolled_back_at datetime(3) NULL,
    started_at datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    applied_steps_count int unsigned NOT NULL DEFAULT 0
) CHARACTER SET utf8mb4;

INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) VALUES
    ('5f0a1c1e-0001', REPEAT('a', 64), NOW(3), '20250101000000_init', 1),
    ('5f0a1c1e-0002', REPEAT('b', 64), NOW(3), '20250118000000_add_version_and_anomaly_fields', 1);

INSERT INTO exchange_rates (currency, rate, isActive) VALUES ('MNT_TO_CNY', 0.002100, 1), ('MNT_TO_CNY', 0.002050, 0);

-- A hundred recharges within three seconds of their payment, and one that has just been paid.
INSERT INTO orders (orderNumber, phoneNumber, productOperator, rechargeType, productCode, productPriceTg, productPriceRmb,
    paymentStatus, rechargeStatus, paidAt, rechargeAt, version)
SELECT CONCAT('ORD', 1000 + seq), '88888888', 'UNITEL', 'VOICE', '5000', 5000, 10.50,
    'paid', 'success', NOW() - INTERVAL 1 HOUR, NOW() - INTERVAL 1 HOUR + INTERVAL 3 SECOND, 1
FROM seq_1_to_100;

INSERT INTO orders (orderNumber, phoneNumber, productOperator, rechargeType, productCode, productPriceTg, productPriceRmb,
    paymentStatus, paidAt)
VALUES ('ORD123456', '99112233', 'UNITEL', 'DATA', '1000', 1000, 2.10, 'paid', NOW());
