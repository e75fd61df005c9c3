package io.github.carillon.worker.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.alert.Alert;
import io.github.carillon.core.alert.AlertKey;
import io.github.carillon.core.alert.AlertKind;
import io.github.carillon.core.alert.AlertMessage;
import io.github.carillon.core.alert.AlertMessages;
import io.github.carillon.core.alert.AlertSource;
import io.github.carillon.core.alert.AlertWatch;
import io.github.carillon.core.alert.Alerts;
import io.github.carillon.core.alert.Notice;
import io.github.carillon.core.alert.Notices;
import io.github.carillon.core.alert.Rhythm;
import io.github.carillon.core.alert.Silences;
import io.github.carillon.core.inbox.CommandAnswer;
import io.github.carillon.core.ledger.Ledgers;
import io.github.carillon.core.message.NoteCommand;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.message.Severity;
import io.github.carillon.core.recipient.Directory;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.testserver.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RetryAndSilenceTest {

    private static final int ALL = 130;
    private static final Duration LONG = Duration.ofHours(1);
    private static final AlertKey GROUP =
            new AlertKey("default", "ops", "", "import", "read", AlertKind.FAILURE, "It failed");

    private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
    private final Ledgers ledgers = new Ledgers();
    private final AlertWatch watch = new AlertWatch(ledgers.dataSource(), "default", "me", LONG, clock);
    private final Silences silences = new Silences(ledgers.dataSource());
    private final ListedIncidents engine = new ListedIncidents();
    private final RetryAndSilence commands = new RetryAndSilence(
            "default", engine, new AlertMessages(ledgers.dataSource()), silences, new OnlyInes(), null, clock);

    @AfterEach
    void close() {
        ledgers.close();
    }

    @Test
    void a_hundred_are_tried_again_and_the_answer_says_how_many_are_left() {
        String note = noteOfFailures();

        assertThat(commands.retry(new Reader("", "ines"), note)).isEqualTo(new CommandAnswer.Retried(100, 30));
        assertThat(engine.all).hasSize(30);
    }

    @Test
    void those_that_are_being_tried_again_are_not_counted_twice_and_do_not_stand_in_the_way() {
        String note = noteOfFailures();
        commands.retry(new Reader("", "ines"), note);

        assertThat(commands.retry(new Reader("", "ines"), note)).isEqualTo(new CommandAnswer.Retried(30, 0));
        assertThat(commands.retry(new Reader("", "ines"), note)).isEqualTo(new CommandAnswer.Retried(0, 0));
    }

    @Test
    void an_engine_that_is_slow_tries_fewer_so_that_the_answer_comes_while_somebody_waits_for_it() {
        String note = noteOfFailures();
        engine.onRetry = () -> clock.forward(Duration.ofSeconds(2));

        assertThat(commands.retry(new Reader("", "ines"), note)).isEqualTo(new CommandAnswer.Retried(4, 126));
        assertThat(engine.all).hasSize(126);
    }

    private String noteOfFailures() {
        assertThat(watch.lead()).isTrue();
        List<Alert> failures = new ArrayList<>();
        for (int number = 0; number < ALL; number++) {
            String id = String.valueOf(number);
            engine.add(id, clock.instant());
            failures.add(new Alert(
                    id, GROUP, "", "import", "instance", AlertSource.JOB, "job", "It failed", clock.instant()));
        }
        new Alerts(watch).take(failures);
        Notices notices = new Notices(watch, new Rhythm(LONG, LONG, LONG), silences);
        notices.decide();
        Notice notice = notices.fresh().get(0);
        AlertMessage message = new AlertMessage(
                notice.id(),
                "",
                "ines",
                "Failed",
                "It failed",
                null,
                null,
                "SUPERVISION",
                Severity.WARNING,
                Origin.none(),
                Set.of(NoteCommand.RETRY),
                clock.instant());
        notices.send(notice, List.of(message), List.of());
        return message.noteId();
    }

    private static final class OnlyInes implements Directory {

        @Override
        public Optional<Recipient> user(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<List<Recipient>> members(String group) {
            return Optional.of(List.of(new Recipient("ines", null, null, null, null, null)));
        }
    }
}
