package dev.capstan.sql.gate;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which unquoted words cannot be names, because they carry a statement's structure. */
final class Words {
    private static final Set<String> COMMON = set(
            """
            ALL AND ANY AS ASC BETWEEN BOTH CASE CAST COLLATE CROSS DESC DISTINCT ELSE END EXCEPT EXISTS FALSE FETCH FOR
            FROM FULL GROUP HAVING IN INNER INTERSECT INTO IS JOIN LATERAL LEADING LEFT LIKE LIMIT NATURAL NOT NULL ON OR
            ORDER OUTER RETURNING RIGHT SELECT SOME TABLE THEN TRAILING TRUE UNION USING WHEN WHERE WINDOW WITH""");
    private static final Set<String> POSTGRESQL = plus(
            COMMON,
            """
            ARRAY ASYMMETRIC ILIKE ISNULL NOTNULL OFFSET ONLY OVERLAPS PLACING SIMILAR SYMMETRIC TABLESAMPLE VARIADIC""");
    private static final Set<String> MYSQL = plus(
            COMMON,
            """
            BINARY DELETE DIV FORCE IGNORE INSERT INTERVAL LOCK MOD PROCEDURE REGEXP REPLACE RLIKE STRAIGHT_JOIN UPDATE
            USE XOR""");
    /** Names, but not without AS before them. */
    private static final Set<String> AFTER_AS =
            set("OFFSET FILTER OVER WITHIN FORMAT ESCAPE AT MEMBER SOUNDS SEPARATOR");

    private Words() {}

    static Set<String> reserved(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> POSTGRESQL;
            case MYSQL -> MYSQL;
        };
    }

    static boolean isAlias(Dialect dialect, String upper) {
        return !reserved(dialect).contains(upper) && !AFTER_AS.contains(upper);
    }

    static Set<String> set(String words) {
        return Stream.of(words.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> plus(Set<String> words, String more) {
        return Stream.concat(words.stream(), set(more).stream()).collect(Collectors.toUnmodifiableSet());
    }
}
