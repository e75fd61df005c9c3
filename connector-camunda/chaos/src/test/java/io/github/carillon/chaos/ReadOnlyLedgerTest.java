package io.github.carillon.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.standin.JavaProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that can be read but not written, as after a full disk or on a standby server. */
final class ReadOnlyLedgerTest {

    private static final String UNAVAILABLE = "Nothing is sent while the ledger gives no answer";
    private static final int NOT_UP = 503;

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> mails = Scale.keys("readonly-mail-", 60);

    @Test
    void nothing_is_sent_while_the_ledger_cannot_be_written_health_says_so_and_all_goes_on_after_repair()
            throws Exception {
        Engine engine = Engine.shared();
        int port = JavaProcess.freePort();
        try (Postgres postgres = Postgres.start();
                Sinks sinks = Sinks.start(Duration.ZERO);
                JavaProcess worker = worker(engine, sinks, postgres, port)) {
            await().atMost(Engine.PATIENCE).ignoreExceptions().until(() -> health(port) < NOT_UP);
            readOnly(postgres, "on");
            engine.start("mail", mails);
            await().atMost(Engine.PATIENCE).until(() -> warnings(worker) > 0 && health(port) == NOT_UP);
            assertThat(sinks.arrived("readonly-")).isEmpty();
            long warnings = warnings(worker);
            readOnly(postgres, "off");
            Tally tally = Tally.of(engine, sinks, "readonly-", mails);
            tally.print("ledger that cannot be written", warnings + " lines in the log");

            tally.check();
            assertThat(tally.incidents()).isEmpty();
            assertThat(tally.doubled()).isEmpty();
            assertThat(warnings).isLessThan(mails.size() / 2);
            worker.stop();
        }
    }

    /** For all connections, those that are open already too. */
    private static void readOnly(Postgres postgres, String value) throws SQLException {
        postgres.execute("alter system set default_transaction_read_only = " + value);
        postgres.execute("select pg_reload_conf()");
    }

    private int health(int port) throws Exception {
        URI url = URI.create("http://127.0.0.1:" + port + "/actuator/health");
        return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static long warnings(JavaProcess worker) throws Exception {
        return worker.log().stream().filter(line -> line.contains(UNAVAILABLE)).count();
    }

    private JavaProcess worker(Engine engine, Sinks sinks, Postgres postgres, int port) throws Exception {
        return Worker.start(
                folder,
                "scribe",
                engine,
                sinks,
                postgres.url(),
                "--spring.main.web-application-type=servlet",
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--carillon.worker.lock=10s",
                "--carillon.retry.first=1s",
                "--carillon.retry.longest=4s");
    }
}
