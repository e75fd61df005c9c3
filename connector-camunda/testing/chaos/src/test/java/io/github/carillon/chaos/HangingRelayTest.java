package io.github.carillon.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.testserver.Fault;
import io.github.carillon.testserver.JavaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail server that takes connections and says nothing more. */
final class HangingRelayTest {

    private static final Duration HANG = Scale.factor() > 1 ? Duration.ofMinutes(10) : Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final List<String> mails = Scale.keys("hanging-mail-", 60);
    private final List<String> texts = Scale.keys("hanging-sms-", 60);

    @Test
    void text_messages_go_on_no_lock_ends_and_there_is_one_alarm_while_the_mail_server_hangs() throws Exception {
        Engine engine = Engine.shared();
        try (Sinks sinks = Sinks.start(Duration.ZERO);
                JavaProcess worker = worker(engine, sinks)) {
            sinks.smtp().next(Fault.stall(Fault.Phase.MAIL).times(Integer.MAX_VALUE));
            engine.start("mail", mails);
            await().atMost(Engine.PATIENCE).until(() -> sinks.smtp().openConnections() > 0);
            Instant since = Instant.now();
            engine.start("sms", texts);
            Tally text = Tally.of(engine, sinks, "hanging-sms-", texts);
            Duration took = Duration.between(since, Instant.now());
            await().atMost(HANG.plus(Engine.PATIENCE))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> alarms(worker) > 0
                            && Duration.between(since, Instant.now()).compareTo(HANG) > 0);
            assertThat(sinks.arrived("hanging-mail-")).isEmpty();
            sinks.smtp().behave();
            Tally mail = Tally.of(engine, sinks, "hanging-mail-", mails);

            text.print("hanging relay, SMS meanwhile", "done in " + took.toSeconds() + " s");
            mail.print("hanging relay, mail afterwards", alarms(worker) + " alarm");
            List.of(text, mail).forEach(HangingRelayTest::checkOnceEach);
            assertThat(alarms(worker)).isEqualTo(1);
            assertThat(endedLocks(worker)).isEmpty();
        }
    }

    private JavaProcess worker(Engine engine, Sinks sinks) throws Exception {
        return Worker.alone(
                folder,
                "patient",
                engine,
                sinks,
                "--carillon.worker.lock=10s",
                "--carillon.connections.mail.read-timeout=5s");
    }

    private static void checkOnceEach(Tally tally) {
        tally.check();
        assertThat(tally.incidents()).isEmpty();
        assertThat(tally.doubled()).isEmpty();
    }

    /** Of a task in flight; one that was put back waits in the engine under a lock that ends as it should. */
    private static List<String> endedLocks(JavaProcess worker) throws Exception {
        return worker.log().stream()
                .filter(line -> line.contains("The lock of task"))
                .toList();
    }

    private static long alarms(JavaProcess worker) throws Exception {
        return worker.log().stream().filter(line -> line.contains(" ERROR ")).count();
    }
}
