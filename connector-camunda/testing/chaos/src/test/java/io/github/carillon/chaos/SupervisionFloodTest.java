package io.github.carillon.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.testserver.JavaProcess;
import io.github.carillon.testserver.ReceivedMail;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Very many instances fail at the same moment, and the worker that watches is killed while it takes them. */
final class SupervisionFloodTest {

    private static final Pattern NEW = Pattern.compile("State: \\d+ open, (\\d+) new");
    private static final Duration INTERVAL = Duration.ofSeconds(3);
    private static final List<String> SUPERVISORS = List.of("ines", "olaf");

    @TempDir
    private Path folder;

    private final List<String> instances = Scale.keys("flood-", 1_000);
    private final Map<String, List<String>> mails = new ConcurrentHashMap<>();

    @Test
    void each_supervisor_gets_one_mail_at_once_and_a_few_digests_that_add_up_to_all() throws Exception {
        Engine engine = Engine.shared();
        engine.employ("watch", SUPERVISORS);
        engine.start("supervised", instances);
        assertThat(engine.tasks("supervised")).isEqualTo(instances.size());
        try (Postgres postgres = Postgres.start();
                Sinks sinks = Sinks.start(Duration.ZERO, this::keep);
                JavaProcess first = worker("first", engine, sinks, postgres)) {
            await().atMost(Engine.PATIENCE).until(() -> logged(first, "takes tasks"));
            long begun = System.nanoTime();
            try (JavaProcess second = worker("second", engine, sinks, postgres)) {
                engine.failAll("supervised");
                await().atMost(Engine.PATIENCE).until(() -> !mails.isEmpty());
                first.kill();
                await().atMost(Engine.PATIENCE.multipliedBy(Scale.factor()))
                        .until(() -> SUPERVISORS.stream().allMatch(user -> counted(user) >= instances.size()));
                second.stop();
            }
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            for (String user : SUPERVISORS) {
                print(user);
                assertThat(counted(user)).isEqualTo(instances.size());
                assertThat(mailsOf(user))
                        .as("one at once, and one for each interval that it took")
                        .hasSizeLessThanOrEqualTo(2 + (int) took.dividedBy(INTERVAL));
                assertThat(mailsOf(user).stream().filter(mail -> mail.contains("Subject: Failed")))
                        .hasSize(1);
            }
        }
    }

    private void print(String user) {
        System.out.printf(
                "supervision flood: %,d failed at once, the watcher killed: %d mails to %s%n",
                instances.size(), mailsOf(user).size(), user);
    }

    private void keep(ReceivedMail mail) {
        String address = mail.recipients().get(0);
        mails.computeIfAbsent(address.substring(0, address.indexOf('@')), key -> new CopyOnWriteArrayList<>())
                .add(mail.text());
    }

    private List<String> mailsOf(String user) {
        return mails.getOrDefault(user, List.of());
    }

    private int counted(String user) {
        int counted = 0;
        for (String mail : mailsOf(user)) {
            Matcher number = NEW.matcher(mail);
            while (number.find()) {
                counted += Integer.parseInt(number.group(1));
            }
        }
        return counted;
    }

    private static boolean logged(JavaProcess worker, String what) throws IOException {
        return worker.log().stream().anyMatch(line -> line.contains(what));
    }

    private JavaProcess worker(String id, Engine engine, Sinks sinks, Postgres postgres) throws Exception {
        return Worker.start(
                folder,
                id,
                engine,
                sinks,
                postgres.url(),
                "--carillon.worker.lock=5s",
                "--carillon.supervision.every=300ms",
                "--carillon.supervision.interval=" + INTERVAL);
    }
}
