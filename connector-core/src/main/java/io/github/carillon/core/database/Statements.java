package io.github.carillon.core.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL with its values bound, in the order of their question marks; on one connection, and for one thread. Moments
 * are given as {@link Instant}s. Every method throws {@link SQLException} as the driver does.
 */
public final class Statements {

    private final Connection connection;

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** Returns how many rows were changed. */
    public int update(String sql, List<? extends @Nullable Object> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /** Runs one statement for each of these as one JDBC batch; returns for each how many rows were changed. */
    public <T> int[] batch(String sql, Collection<T> all, Function<T, List<? extends @Nullable Object>> values)
            throws SQLException {
        if (all.isEmpty()) {
            return new int[0];
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T one : all) {
                bind(statement, values.apply(one));
                statement.addBatch();
            }
            return counted(statement.executeBatch());
        }
    }

    /** Returns what is made of each row, in their order. */
    public <T> List<T> query(String sql, Row<T> row, List<? extends @Nullable Object> values) throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.read(rows));
                }
            }
        }
        return found;
    }

    /** Returns what is made of the first row, if there is one. */
    public <T> Optional<T> first(String sql, Row<T> row, List<? extends @Nullable Object> values) throws SQLException {
        return query(sql, row, values).stream().findFirst();
    }

    /** Texts as one value, for {@code any(?)}. */
    public Array array(Stream<String> texts) throws SQLException {
        return connection.createArrayOf("varchar", texts.toArray());
    }

    /** The moment in that column, or null. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    /** Who does not know what was written would take it for another's. */
    private static int[] counted(int[] changed) throws SQLException {
        if (Arrays.stream(changed).anyMatch(count -> count == Statement.SUCCESS_NO_INFO)) {
            throw new SQLException(
                    "the driver does not tell how many rows it changed: reWriteBatchedInserts must be" + " false");
        }
        return changed;
    }

    private static void bind(PreparedStatement statement, List<? extends @Nullable Object> values) throws SQLException {
        int index = 1;
        for (Object value : values) {
            statement.setObject(index++, value instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : value);
        }
    }

    /** Makes a value of a row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
