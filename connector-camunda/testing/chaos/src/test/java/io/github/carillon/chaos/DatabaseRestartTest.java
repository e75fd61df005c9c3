package io.github.carillon.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.testserver.JavaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger's PostgreSQL breaks down under load, and comes back. */
final class DatabaseRestartTest {

    private static final Duration LATENCY = Duration.ofMillis(60);
    private static final String UNAVAILABLE = "Nothing is sent while the ledger gives no answer";

    @TempDir
    private Path folder;

    private final List<String> mails = Scale.keys("database-mail-", 100);

    @Test
    void nothing_new_is_sent_while_the_database_is_away_and_all_goes_on_by_itself() throws Exception {
        Engine engine = Engine.shared();
        try (Postgres postgres = Postgres.start();
                Sinks sinks = Sinks.start(LATENCY);
                JavaProcess worker = worker(engine, sinks, postgres)) {
            engine.start("mail", mails);
            await().atMost(Engine.PATIENCE)
                    .until(() -> sinks.arrived("database-").size() >= mails.size() / 4);
            int before = sinks.arrived("database-").size();
            postgres.breakDown();
            await().atMost(Engine.PATIENCE)
                    .until(() -> worker.log().stream().anyMatch(line -> line.contains(UNAVAILABLE)));
            int whileAway = sinks.arrived("database-").size();
            postgres.comeBack();
            Tally tally = Tally.of(engine, sinks, "database-", mails);
            tally.print("database restart", (whileAway - before) + " claimed before were sent while it was away");

            tally.check();
            assertThat(whileAway).isLessThan(mails.size()).isLessThanOrEqualTo(before + 2 * Worker.IN_FLIGHT);
            assertThat(tally.incidents()).isEmpty();
            assertThat(tally.doubled()).isEmpty();
            worker.stop();
        }
    }

    private JavaProcess worker(Engine engine, Sinks sinks, Postgres postgres) throws Exception {
        return Worker.start(
                folder,
                "shaken",
                engine,
                sinks,
                postgres.url(),
                "--carillon.worker.lock=10s",
                "--carillon.retry.first=1s",
                "--carillon.retry.longest=4s");
    }
}
