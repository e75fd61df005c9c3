package io.github.carillon.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.testserver.JavaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail takes longer than the lock that its task was fetched with. */
final class LockExpiryTest {

    /** Sender, recipient, data and the mail itself: six seconds in all. */
    private static final Duration LATENCY = Duration.ofMillis(1500);

    @TempDir
    private Path folder;

    private final List<String> mails = Scale.keys("lock-mail-", 8);

    @Test
    void a_mail_that_takes_longer_than_its_lock_is_sent_once() throws Exception {
        Engine engine = Engine.shared();
        try (Sinks sinks = Sinks.start(LATENCY);
                JavaProcess worker = Worker.alone(folder, "hasty", engine, sinks, "--carillon.worker.lock=2s")) {
            engine.start("mail", mails);
            Tally tally = Tally.of(engine, sinks, "lock-mail-", mails);
            tally.print("lock of 2 s, mail of 6 s", "");

            tally.check();
            assertThat(tally.incidents()).isEmpty();
            assertThat(tally.doubled()).isEmpty();
            worker.stop();
        }
    }
}
