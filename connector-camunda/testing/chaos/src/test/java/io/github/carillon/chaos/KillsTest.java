package io.github.carillon.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.testserver.JavaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that is killed at work, again and again, while mails and text messages are in flight. */
final class KillsTest {

    private static final Duration LATENCY = Duration.ofMillis(60);
    private static final int TASKS = 80;

    @TempDir
    private Path folder;

    private final List<String> mails = Scale.keys("kills-mail-", TASKS);
    private final List<String> parked = Scale.keys("kills-parked-", TASKS);
    private final List<String> texts = Scale.keys("kills-sms-", TASKS);

    @Test
    void nothing_is_lost_and_only_what_was_in_flight_at_a_kill_comes_twice_unless_it_is_parked() throws Exception {
        Engine engine = Engine.shared();
        try (Sinks sinks = Sinks.start(LATENCY)) {
            engine.start("mail", mails);
            engine.start("mail-parked", parked);
            engine.start("sms", texts);
            for (int kill = 1; kill <= Scale.kills(); kill++) {
                work(engine, sinks, kill * 3 * mails.size() / (Scale.kills() + 1));
            }
            try (JavaProcess last = worker(engine, sinks)) {
                count(engine, sinks);
                last.stop();
            }
        }
    }

    /** Until so many messages have arrived; then it is killed. */
    private void work(Engine engine, Sinks sinks, int arrivals) throws Exception {
        try (JavaProcess worker = worker(engine, sinks)) {
            await().atMost(Engine.PATIENCE).until(() -> sinks.arrived("kills-").size() >= arrivals);
            worker.kill();
        }
    }

    private JavaProcess worker(Engine engine, Sinks sinks) throws Exception {
        return Worker.alone(folder, "killed", engine, sinks, "--carillon.worker.lock=5s", "--carillon.retry.first=1s");
    }

    private void count(Engine engine, Sinks sinks) {
        int inFlight = Scale.kills() * Worker.IN_FLIGHT;
        String what = Scale.kills() + " kills, at most " + inFlight + " in flight";
        Tally repeated = Tally.of(engine, sinks, "kills-mail-", mails);
        Tally notRepeated = Tally.of(engine, sinks, "kills-parked-", parked);
        Tally text = Tally.of(engine, sinks, "kills-sms-", texts);
        repeated.print("kills, mail, repeated", what);
        notRepeated.print("kills, mail, parked", what);
        text.print("kills, SMS", what);

        List.of(repeated, notRepeated, text).forEach(Tally::check);
        assertThat(repeated.incidents()).isEmpty();
        assertThat(repeated.doubled()).hasSizeLessThanOrEqualTo(inFlight);
        assertThat(notRepeated.doubled()).isEmpty();
        assertThat(notRepeated.incidents()).allMatch(Fate::isUnknown).hasSizeLessThanOrEqualTo(inFlight);
        assertThat(text.doubled()).isEmpty();
        assertThat(text.incidents()).allMatch(Fate::isUnknown).hasSizeLessThanOrEqualTo(inFlight);
    }
}
