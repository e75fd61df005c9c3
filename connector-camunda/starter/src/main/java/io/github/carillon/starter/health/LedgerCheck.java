package io.github.carillon.starter.health;

import io.github.carillon.core.delivery.Health;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Whether the ledger's database answers, and writes. */
final class LedgerCheck implements Supplier<Health> {

    private static final int SECONDS = 5;

    /** Changes no row; a standby server or a database that was made read-only refuses it nevertheless. */
    private static final String WRITE = "update delivery set updated_at = updated_at where 1 = 0";

    private static final String NAMESAKE = "; another worker uses it by the same id: give each worker its own"
            + " carillon.worker.id, since the engine takes the two for one";

    private final DataSource database;
    private final BooleanSupplier writes;
    private final BooleanSupplier sharesItsName;

    /**
     * @param writes whether what the worker has to write is written: on a full disk only that tells
     * @param sharesItsName whether another process works under this worker's name
     */
    LedgerCheck(DataSource database, BooleanSupplier writes, BooleanSupplier sharesItsName) {
        this.database = database;
        this.writes = writes;
        this.sharesItsName = sharesItsName;
    }

    @Override
    public Health get() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(SECONDS)
                    ? written(connection)
                    : new Health(false, "the database does not answer within " + SECONDS + " s");
        } catch (SQLException unreachable) {
            return new Health(false, "the database gives no connection (SQL state " + unreachable.getSQLState() + ")");
        }
    }

    private Health written(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(WRITE);
            return writes.getAsBoolean()
                    ? new Health(true, "the database answers" + (sharesItsName.getAsBoolean() ? NAMESAKE : ""))
                    : new Health(false, "the database writes nothing (see the log)");
        } catch (SQLException refused) {
            return new Health(false, "the database writes nothing (SQL state " + refused.getSQLState() + ")");
        }
    }
}
