package io.github.carillon.app.health;

import io.github.carillon.core.delivery.Health;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Whether the ledger's database answers. */
final class LedgerCheck implements Supplier<Health> {

    private static final int SECONDS = 5;

    private final DataSource database;

    LedgerCheck(DataSource database) {
        this.database = database;
    }

    @Override
    public Health get() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(SECONDS)
                    ? new Health(true, "the database answers")
                    : new Health(false, "the database does not answer within " + SECONDS + " s");
        } catch (SQLException unreachable) {
            return new Health(false, "the database gives no connection (SQL state " + unreachable.getSQLState() + ")");
        }
    }
}
