package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.step.Told;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WantedTest {
    @Test
    void what_comes_back_is_said_in_words() {
        assertEquals(
                new Told("all of main as it was when backed up", "main 的全部内容恢复到备份时的状态"), Wanted.told("main", Map.of()));
        assertEquals(
                new Told(
                        "the database payment_1 of main as it was at 2026-11-21T02:30:00Z",
                        "main 中的数据库 payment_1 恢复到 2026-11-21T02:30:00Z 时的状态"),
                Wanted.told("main", Map.of("only_database", "payment_1", "moment", "2026-11-21T02:30:00Z")));
        assertEquals(
                new Told("the table orders of main/shop as it was when backed up", "main/shop 中的表 orders 恢复到备份时的状态"),
                Wanted.told("main", Map.of("only_database", "shop", "only_table", "orders")));
    }
}
