package io.github.carillon.starter.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.delivery.Health;
import io.github.carillon.testserver.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;

final class CachedCheckTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");

    private final CheckGroup group = new CheckGroup(Duration.ofSeconds(30), Duration.ofSeconds(1), clock);

    @AfterEach
    void stop() {
        group.close();
    }

    @Test
    void an_answer_holds_for_its_time_and_no_longer() {
        CachedCheck check = check(this::count);

        check.health();
        clock.forward(Duration.ofSeconds(29));
        assertThat(check.health().getDetails()).containsEntry("detail", "check 1");
        clock.forward(Duration.ofSeconds(1));
        assertThat(check.health().getDetails()).containsEntry("detail", "check 2");
    }

    @Test
    void one_thread_checks_and_nobody_waits_long() {
        CountDownLatch answer = new CountDownLatch(1);
        CachedCheck check = check(() -> asked.get() == 0 ? count() : countAfter(answer));
        check.health();
        clock.forward(Duration.ofSeconds(31));

        assertThat(check.health().getDetails()).containsEntry("detail", "check 1");
        assertThat(check.health().getDetails()).containsEntry("detail", "check 1");
        clock.forward(Duration.ofMinutes(1));
        assertThat(check.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(check.health().getDetails()).containsEntry("detail", "no answer within 1 s");
        assertThat(asked.get()).isEqualTo(2);

        answer.countDown();
        await().untilAsserted(() -> assertThat(check.health().getDetails()).containsEntry("detail", "check 2"));
    }

    @Test
    void however_many_hang_they_are_waited_for_together() {
        CountDownLatch never = new CountDownLatch(1);
        List<CachedCheck> checks =
                Stream.generate(() -> check(() -> countAfter(never))).limit(20).toList();
        CachedCheck well = check(() -> new Health(true, "well"));

        long begin = System.nanoTime();
        assertThat(checks).allMatch(check -> check.health().getStatus().equals(Status.DOWN));
        assertThat(well.health().getStatus()).isEqualTo(Status.UP);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        never.countDown();
    }

    @Test
    void a_check_that_throws_is_down_and_shows_nothing_of_the_exception() {
        CachedCheck check = check(() -> {
            throw new IllegalStateException("the-password");
        });

        assertThat(check.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(check.health().getDetails().toString()).doesNotContain("the-password");
    }

    private CachedCheck check(Supplier<Health> asks) {
        return group.add(asks);
    }

    private Health count() {
        return new Health(true, "check " + asked.incrementAndGet());
    }

    private Health countAfter(CountDownLatch answer) {
        Health health = count();
        try {
            answer.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return health;
    }
}
