package io.github.carillon.core.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Tries a host's addresses in turn, all of them within the time that opening a connection may take: each gets an even
 * part of what those before it left, so that a silent one leaves some to the next,
 * but never so little that a slow one could not answer: of many addresses the last ones may not be tried.
 */
final class Dialer {

    /** Connects to one address. */
    interface Attempt {
        Socket connect(InetAddress address, Duration atMost) throws IOException;
    }

    /** A packet that is lost is sent again after a second; better a few addresses in earnest than all in passing. */
    private static final Duration SHORTEST = Duration.ofSeconds(2);

    private final Duration limit;
    private final LongSupplier nanos;

    /**
     * @param limit for all addresses together
     * @param nanos a time that never jumps, in nanoseconds
     */
    Dialer(Duration limit, LongSupplier nanos) {
        this.limit = limit;
        this.nanos = nanos;
    }

    /**
     * Takes the first that answers.
     *
     * @throws IOException that of the last address, when none answers
     */
    Socket dial(InetAddress[] addresses, Attempt attempt) throws IOException {
        long begun = nanos.getAsLong();
        IOException failure = new IOException("no address");
        for (int index = 0; index < addresses.length; index++) {
            Duration left = limit.minusNanos(nanos.getAsLong() - begun);
            if (index > 0 && left.compareTo(Duration.ZERO) <= 0) {
                break;
            }
            try {
                return attempt.connect(addresses[index], part(left, addresses.length - index));
            } catch (IOException unreachable) {
                failure = unreachable;
            }
        }
        throw failure;
    }

    private Duration part(Duration left, int addresses) {
        Duration even = left.dividedBy(addresses);
        Duration least = shorter(SHORTEST, limit.dividedBy(2));
        return even.compareTo(least) < 0 ? shorter(left, least) : even;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
