package dev.capstan.sql.fix;

import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.WriteVerdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What PostgreSQL and MySQL do each in their own way. Exceptions of the driver are translated by {@link SqlTrouble}. */
interface Tongue {

    static Tongue of(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> new PostgresTongue();
            case MYSQL -> new MysqlTongue();
        };
    }

    /** Opens a transaction that waits for nobody long. */
    void begin(Connection connection, Duration statements, Duration locks) throws SQLException;

    /** What has to be known of a table before rows of it are changed. */
    TableFacts facts(Connection connection, WriteVerdict.Admitted statement, List<String> key)
            throws SQLException, Declining;

    /**
     * Changes the rows, in the open transaction, and tells how they were and are.
     *
     * @throws Declining when they are more than the bound, or not told apart by the key
     */
    Image change(Connection connection, Deed.Rows rows, TableFacts facts, Binding binding)
            throws SQLException, Declining;

    /** By what the database can tell later whether this transaction was committed. Asked after the change. */
    String witness(Connection connection, Optional<String> marker, FixRuns.Key key) throws SQLException, Declining;

    /** What became of it. */
    Settled settle(Connection connection, String witness, Optional<String> marker, FixRuns.Key key) throws SQLException;

    enum Settled {
        COMMITTED,
        ROLLED_BACK,
        /** It is still at work: ask again. */
        UNDER_WAY,
        UNKNOWN
    }

    /** How a cell is read as text, and written from it. */
    String read(String qualifier, Image.Column column);

    /** Cells mean the same when they are written as when they were read. */
    void beforeWriting(Connection connection) throws SQLException;

    String write(Image.Column column);

    String quoted(String name);

    /** Lets an INSERT give values to columns that the server fills otherwise. */
    String overriding();

    /** @param writable table that is meant by what a person sees */
    record TableFacts(String table, List<Image.Column> columns, List<String> triggers, List<String> cascades) {}
}
