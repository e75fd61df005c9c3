package io.github.carillon.starter.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.DatabaseSettings;
import io.github.carillon.core.delivery.Health;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class LedgerCheckTest {

    @Test
    void a_database_that_answers_is_not_well_while_the_ledger_cannot_write() {
        try (Database database =
                Database.open(new DatabaseSettings("jdbc:h2:mem:" + UUID.randomUUID(), null, null, 2))) {
            assertThat(new LedgerCheck(database.dataSource(), () -> true, () -> false).get())
                    .isEqualTo(new Health(true, "the database answers"));
            assertThat(new LedgerCheck(database.dataSource(), () -> false, () -> false).get())
                    .isEqualTo(new Health(false, "the database writes nothing (see the log)"));
        }
    }

    @Test
    void two_workers_of_one_id_are_told_of() {
        try (Database database =
                Database.open(new DatabaseSettings("jdbc:h2:mem:" + UUID.randomUUID(), null, null, 2))) {
            Health health = new LedgerCheck(database.dataSource(), () -> true, () -> true).get();

            assertThat(health.ok()).isTrue();
            assertThat(health.detail()).contains("carillon.worker.id");
        }
    }

    /** H2 keeps it for the connection, which others use afterwards. */
    @Test
    void it_leaves_no_time_out_behind() throws SQLException {
        try (Database database =
                Database.open(new DatabaseSettings("jdbc:h2:mem:" + UUID.randomUUID(), null, null, 1))) {
            new LedgerCheck(database.dataSource(), () -> true, () -> false).get();

            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                assertThat(statement.getQueryTimeout()).isZero();
            }
        }
    }
}
