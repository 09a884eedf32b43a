package dev.capstan.sql.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.migration.report.Diagnosis.Rule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DefinitionReaderTest {
    private final DefinitionReader postgres = new DefinitionReader(Dialect.POSTGRESQL);
    private final DefinitionReader mysql = new DefinitionReader(Dialect.MYSQL);

    @Test
    void a_unique_index_is_found_with_its_columns() {
        assertEquals(
                List.of(unique("orders_number_key", "orders", "number")),
                postgres.in("CREATE UNIQUE INDEX \"orders_number_key\" ON \"orders\" USING btree (\"number\");"));
        assertEquals(
                List.of(unique("one_each", "orders", "shop_id", "number")),
                postgres.in(
                        "create unique index concurrently if not exists One_Each on public.Orders (shop_id, number)"));
        assertEquals(
                List.of(unique("number_idx", "orders", "number")),
                mysql.in("CREATE UNIQUE INDEX `number_idx` ON `orders`(`number`);"));
        assertEquals(
                List.of(unique("number_idx", "orders", "number")),
                mysql.in("ALTER TABLE `orders` ADD UNIQUE INDEX `number_idx` (`number`)"));
    }

    @Test
    void a_foreign_key_is_found_with_both_its_ends() {
        var found = postgres.in(
                """
                ALTER TABLE "orders" ADD CONSTRAINT "orders_customer_fk" FOREIGN KEY ("customer_id")
                  REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
                """);
        assertEquals(
                List.of(new Definition(
                        Rule.FOREIGN_KEY,
                        Optional.of("orders_customer_fk"),
                        "orders",
                        List.of("customer_id"),
                        Optional.of("customers"),
                        List.of("id"),
                        Optional.empty())),
                found);
    }

    @Test
    void the_expression_of_a_check_ends_where_its_parenthesis_closes() {
        var found = postgres.in(
                "ALTER TABLE orders ADD CONSTRAINT sane CHECK (total >= 0 AND (kind <> ')' OR total < (10))), ADD COLUMN n int");
        assertEquals(
                Optional.of("total >= 0 AND (kind <> ')' OR total < (10))"),
                found.getFirst().expression());
    }

    @Test
    void a_column_that_becomes_not_null_is_found() {
        assertEquals(
                List.of("total"),
                postgres.in("ALTER TABLE orders ALTER COLUMN total SET NOT NULL")
                        .getFirst()
                        .columns());
        assertEquals(
                List.of("total"),
                mysql.in("ALTER TABLE `orders` MODIFY `total` DECIMAL(10, 2) NOT NULL;")
                        .getFirst()
                        .columns());
    }

    @Test
    void each_of_several_statements_keeps_its_own_table() {
        var found = postgres.in(
                """
                -- CREATE UNIQUE INDEX not_this ON nowhere (x);
                ALTER TABLE a ADD CONSTRAINT one UNIQUE (x); --> statement-breakpoint
                ALTER TABLE ONLY b ADD CONSTRAINT two UNIQUE (y);
                """);
        assertEquals(List.of(unique("one", "a", "x"), unique("two", "b", "y")), found);
    }

    @Test
    void a_log_has_the_statement_inside_a_sentence() {
        assertEquals(
                List.of(unique("k", "orders", "number")),
                postgres.in("Error: Failed query: CREATE UNIQUE INDEX k ON orders (number)\nparams: "));
    }

    @Test
    void what_a_catalogue_says_is_understood_too() {
        var check =
                postgres.of("orders", "sane", "CHECK ((total >= (0)::numeric))").orElseThrow();
        assertEquals(Optional.of("(total >= (0)::numeric)"), check.expression());
        var key = postgres.of("orders", "k", "FOREIGN KEY (a, \"B\") REFERENCES other(x, y) ON DELETE CASCADE")
                .orElseThrow();
        assertEquals(List.of("a", "B"), key.columns());
        assertEquals(List.of("x", "y"), key.otherColumns());
    }

    private static Definition unique(String name, String table, String... columns) {
        return new Definition(
                Rule.UNIQUE, Optional.of(name), table, List.of(columns), Optional.empty(), List.of(), Optional.empty());
    }
}
