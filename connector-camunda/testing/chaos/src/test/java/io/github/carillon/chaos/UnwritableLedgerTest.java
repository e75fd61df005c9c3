package io.github.carillon.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.testserver.FreePort;
import io.github.carillon.testserver.JavaProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that can be read but not written, as on a standby server or a full disk. */
final class UnwritableLedgerTest {

    private static final String UNAVAILABLE = "Nothing is sent while the ledger gives no answer";
    private static final int NOT_UP = 503;

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void while_the_server_takes_no_writes_nothing_is_sent_health_says_so_and_all_goes_on_afterwards() throws Exception {
        try (Postgres postgres = Postgres.start()) {
            bridges(
                    "ledger that can only be read",
                    Scale.keys("readonly-mail-", 60),
                    postgres.url(),
                    worker -> readOnly(postgres, "on"),
                    worker -> readOnly(postgres, "off"));
        }
    }

    @Test
    void while_the_disk_is_full_nothing_is_sent_health_says_so_and_all_goes_on_when_there_is_room() throws Exception {
        Path file = folder.resolve("ledger.mv.db");
        bridges(
                "ledger on a full disk",
                Scale.keys("disk-mail-", 60),
                "jdbc:h2:file:" + folder.resolve("ledger"),
                worker -> worker.letFilesGrow(String.valueOf(Files.size(file))),
                worker -> worker.letFilesGrow("unlimited"));
    }

    private void bridges(String what, List<String> mails, String ledger, Deed harm, Deed repair) throws Exception {
        String prefix = mails.get(0).substring(0, mails.get(0).indexOf('-') + 1);
        Engine engine = Engine.shared();
        int port = FreePort.any();
        try (Sinks sinks = Sinks.start(Duration.ZERO);
                JavaProcess worker = worker(engine, sinks, ledger, port)) {
            await().atMost(Engine.PATIENCE).ignoreExceptions().until(() -> health(port) < NOT_UP);
            harm.to(worker);
            engine.start("mail", mails);
            await().atMost(Engine.PATIENCE).until(() -> warnings(worker) > 0 && health(port) == NOT_UP);
            assertThat(sinks.arrived(prefix)).isEmpty();
            long warnings = warnings(worker);
            repair.to(worker);
            Tally tally = Tally.of(engine, sinks, prefix, mails);
            tally.print(what, warnings + " lines in the log");

            tally.check();
            assertThat(tally.incidents()).isEmpty();
            assertThat(tally.doubled()).isEmpty();
            assertThat(warnings).isLessThan(mails.size() / 2);
            await().atMost(Engine.PATIENCE).until(() -> health(port) < NOT_UP);
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

    private JavaProcess worker(Engine engine, Sinks sinks, String ledger, int port) throws Exception {
        return Worker.start(
                folder,
                "scribe",
                engine,
                sinks,
                ledger,
                "--spring.main.web-application-type=servlet",
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--carillon.worker.lock=10s",
                "--carillon.retry.first=1s",
                "--carillon.retry.longest=4s");
    }

    @FunctionalInterface
    private interface Deed {
        void to(JavaProcess worker) throws Exception;
    }
}
