package dev.capstan.sql;

import dev.capstan.catalog.Text;

/** What the doctor looks at, in the order in which it looks. */
public enum Topic {
    CONNECTIONS("Connections", "连接数"),
    TRANSACTIONS("Longest transactions", "最长的事务"),
    BLOCKING("Who waits for whom", "锁等待"),
    SLOW_QUERIES("Slow queries", "慢查询"),
    UNUSED_INDEXES("Unused indexes", "未使用的索引"),
    DUPLICATE_INDEXES("Duplicate indexes", "重复的索引"),
    MISSING_INDEXES("Tables read from end to end", "全表扫描"),
    FOREIGN_KEYS("Foreign keys without an index", "缺少索引的外键"),
    PRIMARY_KEYS("Tables without a primary key", "缺少主键的表"),
    TABLES("Table sizes", "表大小"),
    TRANSACTION_IDS("Transaction ids", "事务号"),
    REPLICATION("Replication", "复制"),
    SETTINGS("Settings", "设置");

    private final Text title;

    Topic(String english, String chinese) {
        this.title = new Text(english, chinese);
    }

    public Text title() {
        return title;
    }
}
