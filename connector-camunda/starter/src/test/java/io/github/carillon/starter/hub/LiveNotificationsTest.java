package io.github.carillon.starter.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.live.LiveNotifier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class LiveNotificationsTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
    private final List<String> users = new CopyOnWriteArrayList<>();

    private final LiveNotifier push = (user, note) -> {
        users.add(user);
        Outcome next = outcomes.poll();
        return next == null ? new Outcome.Accepted(note.id(), null) : next;
    };

    @Test
    void a_note_is_pushed_to_its_user_of_its_tenant() {
        try (LiveNotifications live = new LiveNotifications(push, metrics)) {
            live.later(SampleNotes.note());
            live.later(SampleNotes.note("1", "acme", "mary", "Hello", ""));

            await().untilAsserted(() -> assertThat(users).containsExactlyInAnyOrder("mary", "acme|mary"));
            await().untilAsserted(() -> assertThat(count("accepted")).isEqualTo(2));
        }
    }

    @Test
    void what_fails_is_counted_and_not_repeated() {
        outcomes.add(new Outcome.Deferred("CONNECT_FAILED", "nobody there", null));
        outcomes.add(new Outcome.Unknown("TIMEOUT", "no answer"));
        try (LiveNotifications live = new LiveNotifications(push, metrics)) {
            for (int note = 0; note < 3; note++) {
                live.later(SampleNotes.note());
            }
            await().untilAsserted(() -> assertThat(List.of(count("deferred"), count("unknown"), count("accepted")))
                    .containsExactly(1.0, 1.0, 1.0));
            assertThat(users).hasSize(3);
        }
    }

    @Test
    void a_bug_ends_nothing() {
        LiveNotifier broken = (user, note) -> {
            users.add(user);
            throw new IllegalStateException("a bug");
        };
        try (LiveNotifications live = new LiveNotifications(broken, metrics)) {
            for (int note = 0; note < 10; note++) {
                live.later(SampleNotes.note());
            }
            await().untilAsserted(() -> assertThat(users).hasSize(10));
        }
    }

    private double count(String outcome) {
        return metrics.counter("carillon.live.notifications", "outcome", outcome)
                .count();
    }
}
