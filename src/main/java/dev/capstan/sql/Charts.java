package dev.capstan.sql;

import java.util.List;
import java.util.Optional;

/** Draws answers. */
public interface Charts {
    /** Rows beyond this are not drawn. */
    int ROWS = 500;

    /**
     * @param wanted by whoever wrote the query; absent: as the columns suggest
     * @return a PNG, where the answer can be drawn
     */
    Optional<byte[]> draw(List<Column> columns, List<List<Object>> rows, Optional<ChartKind> wanted);
}
