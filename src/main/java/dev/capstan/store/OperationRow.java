package dev.capstan.store;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.capstan.operation.Approval;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationRequest;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.StopRequest;
import dev.capstan.operation.plan.Plan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads an operation back from its row. */
final class OperationRow implements RowMapper<Operation> {
    static final String COLUMNS = "id, request, state, plan, digest, approvals, stop, revision, epoch, requested_at";

    private final Documents documents;

    OperationRow(Documents documents) {
        this.documents = documents;
    }

    @Override
    public Operation map(ResultSet row, StatementContext context) throws SQLException {
        return new Operation(
                new OperationId(row.getString("id")),
                documents.read(row.getString("request"), OperationRequest.class),
                documents.read(row.getString("state"), OperationState.class),
                Optional.ofNullable(row.getString("plan")).map(text -> documents.read(text, Plan.class)),
                Optional.ofNullable(row.getString("digest")),
                documents.read(row.getString("approvals"), new TypeReference<List<Approval>>() {}),
                Optional.ofNullable(row.getString("stop")).map(text -> documents.read(text, StopRequest.class)),
                row.getLong("revision"),
                row.getLong("epoch"),
                row.getTimestamp("requested_at").toInstant());
    }
}
