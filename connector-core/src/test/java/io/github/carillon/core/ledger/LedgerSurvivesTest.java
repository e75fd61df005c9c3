package io.github.carillon.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.DatabaseSettings;
import io.github.carillon.core.database.PowerCut;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.OnUnknown;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Unless told otherwise, H2 keeps half a second of commits in memory, and leaves the rest with the operating system: too
 * little for a promise.
 */
final class LedgerSurvivesTest {

    private static final int CLAIMS = 20;

    @Test
    void every_claim_outlives_the_process_that_made_it(@TempDir Path folder) throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("ledger");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        DyingWorker.class.getName(),
                        url))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(process.waitFor()).isEqualTo(DyingWorker.EXIT_CODE);

        assertAllHeld(url);
    }

    @Test
    void every_claim_outlives_the_machine_that_made_it(@TempDir Path folder) throws Exception {
        Path ledger = folder.resolve("ledger");
        Path left = folder.resolve("left");
        try (Database database = open(PowerCut.url(ledger));
                Ledger worker =
                        new Ledger(database.dataSource(), "in the dark", Duration.ofHours(1), Clock.systemUTC())) {
            claimAll(worker);
            PowerCut.leave(ledger, left);
        }
        assertAllHeld("jdbc:h2:file:" + left);
    }

    private static void assertAllHeld(String url) {
        try (Database database = open(url);
                Ledger ledger = new Ledger(database.dataSource(), "next", Duration.ofMinutes(1), Clock.systemUTC())) {
            for (int task = 0; task < CLAIMS; task++) {
                assertThat(ledger.claim(key(task), OnUnknown.PARK)).isInstanceOf(Claim.Held.class);
            }
        }
    }

    private static void claimAll(Ledger ledger) {
        for (int task = 0; task < CLAIMS; task++) {
            ledger.claim(key(task), OnUnknown.PARK);
        }
    }

    private static Database open(String url) {
        return Database.open(new DatabaseSettings(url, null, null, 2));
    }

    private static DeliveryKey key(int task) {
        return new DeliveryKey("engine", "", "task " + task, "mary", "smtp", "mary@example.org");
    }

    /** Claims, and is gone with the last one as if killed. */
    static final class DyingWorker {

        static final int EXIT_CODE = 9;

        private DyingWorker() {}

        public static void main(String[] arguments) {
            Database database = open(arguments[0]);
            Ledger ledger = new Ledger(database.dataSource(), "dying", Duration.ofHours(1), Clock.systemUTC());
            claimAll(ledger);
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }
}
