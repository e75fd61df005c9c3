package io.github.carillon.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.testserver.JavaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two workers with one PostgreSQL, a mail server and a Twilio that fail now and then, at every phase. */
final class FaultsTest {

    @TempDir
    private Path folder;

    private final List<String> mails = Scale.keys("faults-mail-", 150);
    private final List<String> texts = Scale.keys("faults-sms-", 100);

    @Test
    void every_task_ends_accepted_or_with_an_incident_that_tells_the_truth() throws Exception {
        Engine engine = Engine.shared();
        RandomFaults faults = new RandomFaults(Long.getLong("chaos.seed", System.nanoTime()));
        try (Postgres postgres = Postgres.start();
                Sinks sinks = Sinks.start(Duration.ZERO, mail -> faults.beforeNextMail());
                JavaProcess one = worker("one", engine, sinks, postgres);
                JavaProcess two = worker("two", engine, sinks, postgres)) {
            faults.into(sinks);
            engine.start("mail", mails);
            engine.start("sms", texts);
            Tally mail = Tally.of(engine, sinks, "faults-mail-", mails);
            Tally text = Tally.of(engine, sinks, "faults-sms-", texts);
            mail.print("faults, mail, two workers", faults.toString());
            text.print("faults, SMS, two workers", faults.toString());

            mail.check();
            text.check();
            assertThat(faults.count()).isPositive();
            assertThat(mail.doubled()).hasSizeLessThanOrEqualTo(faults.lostAnswers());
            assertThat(text.doubled()).isEmpty();
            one.stop();
            two.stop();
        }
    }

    private JavaProcess worker(String id, Engine engine, Sinks sinks, Postgres postgres) throws Exception {
        return Worker.start(
                folder,
                id,
                engine,
                sinks,
                postgres.url(),
                "--carillon.retry.first=1s",
                "--carillon.retry.longest=2s",
                "--carillon.worker.lock=10s",
                "--carillon.connections.mail.read-timeout=5s",
                "--carillon.connections.mail.final-dot-timeout=8s");
    }
}
