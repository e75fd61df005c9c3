package io.github.carillon.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.database.DatabaseSettings;
import io.github.carillon.core.database.PostgresServer;
import io.github.carillon.core.database.TestDatabase;
import io.github.carillon.core.database.Transactions;
import io.github.carillon.core.delivery.OnUnknown;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class LedgerOnPostgreSqlTest extends LedgerSuite {

    LedgerOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }

    @Test
    void sessions_that_the_server_ends_cost_nothing() {
        PostgresServer.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'carillon'");

        assertThat(ledger.claim(key("task"), OnUnknown.PARK)).isEqualTo(new Claim.Granted(1, false, false));
    }

    /** A lock on the whole table stands for whatever keeps a server from answering. */
    @Test
    @Timeout(30)
    void a_database_that_hangs_is_an_answer_within_seconds() throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local idle_in_transaction_session_timeout = 0");
            statement.execute("lock table delivery in access exclusive mode");

            long start = System.nanoTime();
            assertThatThrownBy(() -> ledger.claim(key("task"), OnUnknown.PARK)).isInstanceOf(DatabaseException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Ledger.PATIENCE.plusSeconds(3));
            connection.rollback();
        }
        assertThat(ledger.claim(key("task"), OnUnknown.PARK)).isEqualTo(new Claim.Granted(1, false, false));
    }

    @Test
    void a_worker_that_is_paused_in_the_middle_of_writing_keeps_its_rows_for_seconds_only() throws Exception {
        assertThat(setting("idle_in_transaction_session_timeout")).isEqualTo("10s");
        assertThat(setting("lock_timeout")).isEqualTo("1s");
    }

    @Test
    void a_driver_that_does_not_tell_what_it_wrote_is_never_believed() throws Exception {
        String url = TestDatabase.POSTGRESQL.emptyUrl() + "&reWriteBatchedInserts=true";
        try (Database rewriting = Database.open(new DatabaseSettings(url, null, null, 2))) {
            var transactions = new Transactions(rewriting.dataSource());
            String insert = "insert into worker (owner, seen_at) values (?, now()) on conflict do nothing";

            assertThatThrownBy(() -> transactions.together(
                            statements -> statements.batch(insert, List.of("ann", "bob", "cid"), List::of)))
                    .hasMessageContaining("reWriteBatchedInserts");
            assertThat(transactions.<Integer>single(statements -> statements
                            .query("select 1 from worker", row -> 1, List.of())
                            .size()))
                    .isZero();
        }
    }

    private String setting(String name) throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
