package io.github.carillon.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.testserver.JavaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine that is killed while its worker sends, and started again on its database. */
final class EngineRestartTest {

    private static final Duration LATENCY = Duration.ofMillis(60);

    @TempDir
    private Path folder;

    private final List<String> mails = Scale.keys("engine-mail-", 100);

    @Test
    void what_was_sent_and_not_answered_is_answered_after_the_restart_and_not_sent_again() throws Exception {
        try (Engine engine = Engine.lasting(folder);
                Sinks sinks = Sinks.start(LATENCY);
                JavaProcess worker = Worker.alone(folder, "faithful", engine, sinks, "--carillon.worker.lock=10s")) {
            engine.start("mail", mails);
            await().atMost(Engine.PATIENCE).until(() -> sinks.arrived("engine-").size() >= mails.size() / 3);
            engine.kill();
            int answered = sinks.arrived("engine-").size();
            engine.restart();
            Tally tally = Tally.of(engine, sinks, "engine-", mails);
            tally.print("engine restart", answered + " sent before the kill");

            tally.check();
            assertThat(answered).isLessThan(mails.size());
            assertThat(tally.incidents()).isEmpty();
            assertThat(tally.doubled()).isEmpty();
            worker.stop();
        }
    }
}
