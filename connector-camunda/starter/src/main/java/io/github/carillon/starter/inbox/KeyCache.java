package io.github.carillon.starter.inbox;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cache.concurrent.ConcurrentMapCache;

/**
 * Keeps a provider's keys for a while. A token that names an unknown key has them fetched anew, but not more often than
 * every few seconds: whoever makes up tokens is not to make us hammer the provider. Where new ones cannot be had, the old
 * ones stay good for an hour, and the provider is left alone for half a minute. Spring asks by one thread at a time,
 * and lets the others wait: what a provider that hangs costs is one time-out now and then, and not one for each request.
 * While it gives none, a key that is unknown may be a new one: nobody can say that it is bad.
 */
final class KeyCache extends ConcurrentMapCache {

    private static final Logger LOG = LoggerFactory.getLogger(KeyCache.class);
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration LONGEST_LIFE = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration PAUSE_WITH_OLD_KEYS = Duration.ofSeconds(30);

    private final Clock clock;
    private volatile boolean stale;
    private volatile boolean demanded;
    private volatile boolean silent;
    private volatile Instant fetched = Instant.EPOCH;
    private volatile Instant next = Instant.EPOCH;

    KeyCache(Clock clock) {
        super("keys");
        this.clock = clock;
    }

    @Override
    public <T> @Nullable T get(Object key, Callable<T> fetch) {
        if (olderThan(LONGEST_LIFE)) {
            clear();
        }
        boolean empty = get(key) == null;
        boolean resting = clock.instant().isBefore(next);
        if (empty && resting) {
            throw new ValueRetrievalException(key, fetch, new IOException("the provider gave no keys a moment ago"));
        }
        if (!resting && (empty || stale || olderThan(LIFE))) {
            refresh(key, fetch, empty);
        }
        if (wasDemanded() && silent) {
            throw new ValueRetrievalException(key, fetch, new IOException("the provider may have new keys"));
        }
        return super.get(key, fetch);
    }

    /** Has the keys fetched anew when they are asked for next, and keeps these until then. */
    @Override
    public boolean invalidate() {
        stale = true;
        demanded = true;
        return true;
    }

    /** Whether the keys are asked for again because one is unknown. */
    private boolean wasDemanded() {
        boolean was = demanded;
        demanded = false;
        return was;
    }

    private void refresh(Object key, Callable<?> fetch, boolean needed) {
        try {
            put(key, fetch.call());
            fetched = clock.instant();
            next = fetched.plus(PAUSE);
            stale = false;
            silent = false;
        } catch (Exception failure) {
            next = clock.instant().plus(needed ? PAUSE : PAUSE_WITH_OLD_KEYS);
            if (!silent) {
                LOG.warn(
                        "The provider of tokens gives no keys, and is asked again now and then: {}",
                        Reason.of(failure));
            }
            silent = true;
            if (needed) {
                throw new ValueRetrievalException(key, fetch, failure);
            }
        }
    }

    private boolean olderThan(Duration age) {
        return fetched.plus(age).isBefore(clock.instant());
    }
}
