package io.github.carillon.starter.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.carillon.testserver.SettableClock;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.cache.Cache.ValueRetrievalException;

final class KeyCacheTest {

    private static final String PROVIDER = "https://login.example.org/keys";

    private final SettableClock clock = SettableClock.at("2026-03-04T05:06:07Z");
    private final KeyCache cache = new KeyCache(clock);

    private boolean hangs;
    private int fetches;

    @Test
    void keys_are_fetched_again_when_they_are_five_minutes_old() {
        assertThat(keys()).isEqualTo("keys 1");
        clock.forward(Duration.ofMinutes(4));
        assertThat(keys()).isEqualTo("keys 1");
        clock.forward(Duration.ofMinutes(2));
        assertThat(keys()).isEqualTo("keys 2");
    }

    @Test
    void an_unknown_key_has_them_fetched_at_once_but_not_more_often_than_every_five_seconds() {
        keys();
        clock.forward(Duration.ofSeconds(6));
        for (int token = 0; token < 10; token++) {
            cache.invalidate();
            assertThat(keys()).isEqualTo("keys 2");
        }
        clock.forward(Duration.ofSeconds(6));
        assertThat(keys()).isEqualTo("keys 3");
    }

    @Test
    void good_keys_stay_while_the_provider_hangs_and_it_is_seldom_waited_for() {
        keys();
        hangs = true;
        clock.forward(Duration.ofMinutes(6));

        for (int second = 0; second < 60; second++) {
            assertThat(keys()).isEqualTo("keys 1");
            clock.forward(Duration.ofSeconds(1));
        }

        assertThat(fetches).isEqualTo(3);
    }

    @Test
    void nobody_can_say_of_an_unknown_key_that_it_is_bad_while_the_provider_hangs() {
        keys();
        hangs = true;
        clock.forward(Duration.ofSeconds(6));

        for (int second = 0; second < 20; second++) {
            cache.invalidate();
            assertThatThrownBy(this::keys).isInstanceOf(ValueRetrievalException.class);
            assertThat(keys()).isEqualTo("keys 1");
            clock.forward(Duration.ofSeconds(1));
        }
        assertThat(fetches).isEqualTo(2);

        hangs = false;
        clock.forward(Duration.ofSeconds(20));
        cache.invalidate();
        assertThat(keys()).isEqualTo("keys 3");
    }

    @Test
    void keys_that_could_not_be_renewed_for_an_hour_are_good_no_longer() {
        keys();
        hangs = true;
        clock.forward(Duration.ofMinutes(61));

        assertThatThrownBy(this::keys).isInstanceOf(ValueRetrievalException.class);
    }

    @Test
    void a_provider_that_hangs_from_the_start_is_left_alone_for_a_while() {
        hangs = true;
        for (int request = 0; request < 10; request++) {
            assertThatThrownBy(this::keys).isInstanceOf(ValueRetrievalException.class);
        }
        assertThat(fetches).isOne();

        hangs = false;
        clock.forward(Duration.ofSeconds(6));
        assertThat(keys()).isEqualTo("keys 2");
    }

    private String keys() {
        return cache.get(PROVIDER, () -> {
            fetches++;
            if (hangs) {
                throw new SocketTimeoutException("Read timed out");
            }
            return "keys " + fetches;
        });
    }
}
