package io.github.carillon.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.DatabaseSettings;
import io.github.carillon.testserver.JavaProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever stops a worker by a signal finds nothing in its log: no hook closes the database before the worker does. */
final class OrderlyStopTest {

    private static final String STARTED = "started";
    private static final String CLOSED = "closed";

    @Test
    void a_worker_that_is_told_to_stop_has_its_database_until_it_has_signed_off(@TempDir Path folder) throws Exception {
        List<String> arguments = List.of("jdbc:h2:file:" + folder.resolve("ledger"));
        try (JavaProcess process =
                JavaProcess.start(folder, "worker", entry -> true, SlowToStop.class.getName(), arguments)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> process.log().contains(STARTED));
            process.stop();

            assertThat(process.log()).contains(CLOSED).noneMatch(line -> line.contains("Exception"));
            assertThat(process.log()).noneMatch(line -> line.contains("could not be taken off"));
        }
    }

    /** Runs until it is told to stop, and needs its ledger for a while even then. */
    static final class SlowToStop {

        private SlowToStop() {}

        public static void main(String... arguments) throws InterruptedException {
            Database database = Database.open(new DatabaseSettings(arguments[0], null, null, 2));
            Ledger ledger = new Ledger(database.dataSource(), "shop/1", Duration.ofMinutes(1), Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                await().during(Duration.ofSeconds(1)).until(() -> answers(database));
                ledger.close();
                database.close();
                System.out.println(CLOSED);
            }));
            System.out.println(STARTED);
            Thread.currentThread().join();
        }

        private static boolean answers(Database database) {
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                return statement.execute("select 1");
            } catch (SQLException closed) {
                return false;
            }
        }
    }
}
