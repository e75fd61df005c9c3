package io.github.carillon.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.DatabaseSettings;
import io.github.carillon.core.database.PowerCut;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H2 leaves its commits with the operating system unless told otherwise: a machine that goes dark forgets them. */
final class LedgerSurvivesPowerCutTest {

    private static final int CLAIMS = 20;

    @Test
    void every_claim_outlives_the_machine_that_made_it(@TempDir Path folder) throws Exception {
        Path ledger = folder.resolve("ledger");
        Path left = folder.resolve("left");
        try (Database database = open(PowerCut.url(ledger));
                Ledger worker =
                        new Ledger(database.dataSource(), "in the dark", Duration.ofHours(1), Clock.systemUTC())) {
            for (int task = 0; task < CLAIMS; task++) {
                worker.claim(key(task), OnUnknown.PARK);
            }
            PowerCut.leave(ledger, left);
        }
        try (Database database = open("jdbc:h2:file:" + left);
                Ledger next = new Ledger(database.dataSource(), "next", Duration.ofMinutes(1), Clock.systemUTC())) {
            for (int task = 0; task < CLAIMS; task++) {
                assertThat(next.claim(key(task), OnUnknown.PARK)).isInstanceOf(Claim.Held.class);
            }
        }
    }

    private static Database open(String url) {
        return Database.open(new DatabaseSettings(url, null, null, 2));
    }

    private static DeliveryKey key(int task) {
        return new DeliveryKey("engine", "", "task " + task, "mary", "smtp", "mary@example.org");
    }
}
