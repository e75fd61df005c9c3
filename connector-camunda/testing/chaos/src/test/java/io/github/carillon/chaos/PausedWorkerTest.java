package io.github.carillon.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.testserver.JavaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that sleeps while it holds tasks, and wakes up when another one has done them. */
final class PausedWorkerTest {

    private static final Duration LATENCY = Duration.ofMillis(100);

    @TempDir
    private Path folder;

    private final List<String> mails = Scale.keys("paused-mail-", 30);
    private final List<String> parked = Scale.keys("paused-parked-", 30);
    private final List<String> later = Scale.keys("paused-later-", 10);

    @Test
    void what_a_worker_held_in_its_sleep_is_done_by_the_other_and_its_late_answers_change_nothing() throws Exception {
        Engine engine = Engine.shared();
        try (Postgres postgres = Postgres.start();
                Sinks sinks = Sinks.start(LATENCY);
                JavaProcess sleeper = worker("sleeper", engine, sinks, postgres)) {
            startInTurn(engine);
            await().atMost(Engine.PATIENCE).until(() -> sinks.arrived("paused-").size() >= mails.size() / 3);
            sleeper.signal("STOP");
            int before = sinks.arrived("paused-").size();
            try (JavaProcess other = worker("other", engine, sinks, postgres)) {
                engine.awaitFates("paused-mail-", mails.size());
                engine.awaitFates("paused-parked-", parked.size());
                sleeper.signal("CONT");
                other.stop();
                // by doing these it shows that it is awake
                engine.start("mail", later);
                engine.awaitFates("paused-later-", later.size());
                sleeper.stop();
            }
            count(engine, sinks, before + " sent before the pause");
        }
    }

    /** So that both kinds are in flight at any moment. */
    private void startInTurn(Engine engine) throws Exception {
        for (int task = 0; task < mails.size(); task++) {
            engine.start("mail", List.of(mails.get(task)));
            engine.start("mail-parked", List.of(parked.get(task)));
        }
    }

    private JavaProcess worker(String id, Engine engine, Sinks sinks, Postgres postgres) throws Exception {
        return Worker.start(folder, id, engine, sinks, postgres.url(), "--carillon.worker.lock=5s");
    }

    private void count(Engine engine, Sinks sinks, String what) {
        Tally repeated = Tally.of(engine, sinks, "paused-mail-", mails);
        Tally notRepeated = Tally.of(engine, sinks, "paused-parked-", parked);
        Tally awake = Tally.of(engine, sinks, "paused-later-", later);
        repeated.print("paused worker, mail, repeated", what);
        notRepeated.print("paused worker, mail, parked", what);
        awake.print("paused worker, after it woke", "");

        List.of(repeated, notRepeated, awake).forEach(Tally::check);
        assertThat(repeated.doubled().size() + notRepeated.incidents().size())
                .as("in flight at the pause")
                .isPositive();
        assertThat(repeated.doubled()).hasSizeLessThanOrEqualTo(Worker.IN_FLIGHT);
        assertThat(repeated.incidents()).isEmpty();
        assertThat(notRepeated.doubled()).isEmpty();
        assertThat(notRepeated.incidents()).allMatch(Fate::isUnknown).hasSizeLessThanOrEqualTo(Worker.IN_FLIGHT);
        assertThat(awake.doubled()).isEmpty();
    }
}
