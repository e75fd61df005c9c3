package io.github.carillon.app.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.delivery.Health;
import io.github.carillon.standin.SettableClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;

final class CachedCheckTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");

    @Test
    void an_answer_holds_for_its_time_and_no_longer() {
        CachedCheck check = new CachedCheck(this::count, Duration.ofSeconds(30), clock);

        check.health();
        clock.forward(Duration.ofSeconds(29));
        assertThat(check.health().getDetails()).containsEntry("detail", "check 1");
        clock.forward(Duration.ofSeconds(1));
        assertThat(check.health().getDetails()).containsEntry("detail", "check 2");
    }

    @Test
    void one_thread_checks_and_the_others_get_the_answer_before() {
        CountDownLatch answer = new CountDownLatch(1);
        CachedCheck check =
                new CachedCheck(() -> asked.get() == 0 ? count() : countAfter(answer), Duration.ofSeconds(30), clock);
        check.health();
        clock.forward(Duration.ofMinutes(1));

        CompletableFuture<Object> slow =
                CompletableFuture.supplyAsync(() -> check.health().getDetails().get("detail"));
        await().until(() -> asked.get() == 2);
        assertThat(check.health().getDetails()).containsEntry("detail", "check 1");

        answer.countDown();
        assertThat(slow.join()).isEqualTo("check 2");
    }

    @Test
    void a_check_that_throws_is_down_and_shows_nothing_of_the_exception() {
        CachedCheck check = new CachedCheck(
                () -> {
                    throw new IllegalStateException("the-password");
                },
                Duration.ofSeconds(30),
                clock);

        assertThat(check.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(check.health().getDetails().toString()).doesNotContain("the-password");
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
