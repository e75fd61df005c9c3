package io.github.carillon.core.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DialerTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final List<Duration> granted = new ArrayList<>();
    private Duration elapsed = Duration.ZERO;
    private final Dialer dialer = new Dialer(LIMIT, () -> elapsed.toNanos());

    @Test
    void an_only_address_may_take_all_the_time() {
        assertThatThrownBy(() -> dialer.dial(addresses(1), this::silent)).isInstanceOf(SocketTimeoutException.class);
        assertThat(granted).containsExactly(LIMIT);
    }

    @Test
    void silent_addresses_take_no_longer_together_than_one_may() {
        assertThatThrownBy(() -> dialer.dial(addresses(4), this::silent)).isInstanceOf(SocketTimeoutException.class);
        assertThat(granted).hasSize(4).allMatch(Duration.ofMillis(2500)::equals);
        assertThat(elapsed).isEqualTo(LIMIT);
    }

    @Test
    void of_many_addresses_some_are_tried_in_earnest() {
        assertThatThrownBy(() -> dialer.dial(addresses(16), this::silent)).isInstanceOf(SocketTimeoutException.class);
        assertThat(granted).hasSize(5).allMatch(Duration.ofSeconds(2)::equals);
    }

    @Test
    void what_one_address_leaves_goes_to_the_next() {
        assertThatThrownBy(() -> dialer.dial(addresses(2), this::refusing)).isInstanceOf(ConnectException.class);
        assertThat(granted).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(9));
    }

    @Test
    void the_first_address_that_answers_is_taken() throws IOException {
        InetAddress[] addresses = addresses(3);
        try (Socket answering = new Socket()) {
            Socket dialled = dialer.dial(
                    addresses, (address, atMost) -> address.equals(addresses[1]) ? answering : silent(address, atMost));

            assertThat(dialled).isSameAs(answering);
            assertThat(granted).hasSize(1);
        }
    }

    private Socket silent(InetAddress address, Duration atMost) throws IOException {
        granted.add(atMost);
        elapsed = elapsed.plus(atMost);
        throw new SocketTimeoutException(address.getHostAddress());
    }

    private Socket refusing(InetAddress address, Duration atMost) throws IOException {
        granted.add(atMost);
        elapsed = elapsed.plusSeconds(1);
        throw new ConnectException(address.getHostAddress());
    }

    private static InetAddress[] addresses(int count) {
        InetAddress[] addresses = new InetAddress[count];
        for (int index = 0; index < count; index++) {
            addresses[index] = address(index + 1);
        }
        return addresses;
    }

    /** Of those that nobody has (RFC 5737). */
    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) last});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
