package dev.capstan.sql.engine;

import dev.capstan.sql.Ask;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.ParsedParameters;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.TemplateEngine;

/** Binds a question's values. The gate has already read the statement, so nothing reads it here again. */
final class Binding {
    private Binding() {}

    /** @param argument how a value, which may be null, is handed to the driver */
    static Query of(Handle handle, String sql, Ask ask, Function<Object, Argument> argument) {
        var names = ask.statement().parameters();
        var query = asItStands(handle.createQuery(sql), names.size());
        for (int i = 0; i < names.size(); i++) {
            query.bind(i, argument.apply(ask.values().get(names.get(i))));
        }
        return query;
    }

    /** Nothing in its text means anything to JDBI. */
    static Query asItStands(Query query, int parameters) {
        query.getConfig(SqlStatements.class)
                .setTemplateEngine(TemplateEngine.NOP)
                .setSqlParser(new AsItStands(parameters));
        return query;
    }

    private record AsItStands(int parameters) implements SqlParser {
        @Override
        public ParsedSql parse(String sql, StatementContext context) {
            return ParsedSql.of(sql, ParsedParameters.positional(parameters));
        }

        @Override
        public String nameParameter(String name, StatementContext context) {
            return "?";
        }
    }
}
