package io.github.carillon.app.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.concurrent.ConcurrentMapCache;

/**
 * Keeps a provider's keys for a while. A token that names an unknown key has them fetched anew, but not more often than
 * every few seconds: whoever makes up tokens is not to make us hammer the provider.
 */
final class KeyCache extends ConcurrentMapCache {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Clock clock;
    private volatile Instant fetched = Instant.EPOCH;

    KeyCache(Clock clock) {
        super("keys");
        this.clock = clock;
    }

    @Override
    public <T> @Nullable T get(Object key, Callable<T> fetch) {
        if (olderThan(LIFE)) {
            clear();
        }
        return super.get(key, () -> {
            T keys = fetch.call();
            fetched = clock.instant();
            return keys;
        });
    }

    @Override
    public boolean invalidate() {
        return olderThan(PAUSE) && super.invalidate();
    }

    private boolean olderThan(Duration age) {
        return fetched.plus(age).isBefore(clock.instant());
    }
}
