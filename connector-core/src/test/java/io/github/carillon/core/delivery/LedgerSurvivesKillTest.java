package io.github.carillon.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.DatabaseSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H2 keeps half a second of commits in memory unless told otherwise: too long for a promise. */
final class LedgerSurvivesKillTest {

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

        try (Database database = Database.open(new DatabaseSettings(url, null, null, 2))) {
            try (Ledger ledger = new Ledger(database.dataSource(), "next", Duration.ofMinutes(1), Clock.systemUTC())) {
                for (int task = 0; task < CLAIMS; task++) {
                    assertThat(ledger.claim(DyingWorker.key(task), OnUnknown.PARK))
                            .isInstanceOf(Claim.Held.class);
                }
            }
        }
    }

    /** Claims, and is gone with the last one as if killed. */
    static final class DyingWorker {

        static final int EXIT_CODE = 9;

        private DyingWorker() {}

        public static void main(String[] arguments) {
            Database database = Database.open(new DatabaseSettings(arguments[0], null, null, 2));
            Ledger ledger = new Ledger(database.dataSource(), "dying", Duration.ofHours(1), Clock.systemUTC());
            for (int task = 0; task < CLAIMS; task++) {
                ledger.claim(key(task), OnUnknown.PARK);
            }
            Runtime.getRuntime().halt(EXIT_CODE);
        }

        static DeliveryKey key(int task) {
            return new DeliveryKey("engine", "", "task " + task, "mary", "smtp", "mary@example.org");
        }
    }
}
