package io.github.carillon.core.http;

import static io.github.carillon.core.http.RawServer.readRequest;
import static io.github.carillon.core.http.RawServer.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressGuardTest {

    private static final byte[] BODY = "hello".getBytes(StandardCharsets.US_ASCII);
    private static final String PUBLIC = "93.184.215.14";
    private static final HttpLimits LIMITS =
            new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(20), 2);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b:1::808:808",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:c0a8:101::1",
                "3fff::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "4000::1",
                "127.1",
                "2130706433",
                "[::1]",
                "localhost"
            })
    void what_is_not_everybodys_is_refused(String host) {
        assertThat(new AddressGuard().refuses(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "93.184.215.14",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2a00:1450:4001:80b::200e",
                "64:ff9b::808:808",
                "2002:808:808::1",
                "::ffff:8.8.8.8"
            })
    void what_is_everybodys_is_not(String host) {
        assertThat(new AddressGuard().refuses(host)).isFalse();
    }

    @Test
    void a_name_with_one_such_address_among_others_is_refused() {
        assertThat(new AddressGuard(host -> addresses(PUBLIC, "10.0.0.1")).refuses("push.example.org"))
                .isTrue();
    }

    @Test
    void a_name_that_nobody_knows_is_not_known_to_lead_anywhere() {
        AddressGuard guard = new AddressGuard(host -> {
            throw new UnknownHostException(host);
        });

        assertThat(guard.refuses("push.example.org")).isFalse();
    }

    /** Judged when it was registered, and again when it is connected to. */
    @Test
    void a_name_whose_address_changes_is_refused_when_it_is_connected_to() throws IOException {
        String[] now = {PUBLIC};
        AddressGuard guard = new AddressGuard(host -> addresses(now[0]));
        try (RawServer server = answering();
                HttpCaller caller = new HttpCaller(LIMITS, guard)) {
            URI there = URI.create("http://push.example.org:" + server.uri().getPort() + "/");
            assertThat(guard.refuses(there.getHost())).isFalse();

            now[0] = "127.0.0.1";
            assertThat(outcome(caller.call(HttpCall.post(there, Map.of(), BODY))))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo(HttpCaller.ADDRESS_NOT_ALLOWED));
            assertThat(server.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"})
    void an_address_is_judged_like_a_name(String host) throws IOException {
        try (RawServer server = answering();
                HttpCaller caller = new HttpCaller(LIMITS, new AddressGuard())) {
            URI there = URI.create("http://" + host + ":" + server.uri().getPort() + "/");

            assertThat(outcome(caller.call(HttpCall.post(there, Map.of(), BODY))))
                    .isInstanceOf(Outcome.Refused.class);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void who_calls_without_a_guard_may_call_this_machine() throws IOException {
        try (RawServer server = answering();
                HttpCaller caller = new HttpCaller(LIMITS)) {
            assertThat(caller.call(HttpCall.post(server.uri(), Map.of(), BODY))).isInstanceOf(HttpResult.Answer.class);
        }
    }

    /** The proxy's own address is in a private network more often than not. */
    @Test
    void by_a_proxy_in_a_private_network_a_public_name_is_reached() throws IOException {
        AddressGuard guard = new AddressGuard(host -> addresses(PUBLIC));
        try (RawServer proxy = answering();
                HttpCaller caller = new HttpCaller(LIMITS, by(proxy), guard)) {
            URI there = URI.create("http://push.example.org/x");

            assertThat(caller.call(HttpCall.post(there, Map.of(), BODY))).isInstanceOf(HttpResult.Answer.class);
            assertThat(proxy.connections()).isOne();
        }
    }

    @Test
    void by_a_proxy_a_private_name_is_refused_before_the_proxy_is_asked() throws IOException {
        AddressGuard guard = new AddressGuard(host -> addresses("192.168.1.1"));
        try (RawServer proxy = answering();
                HttpCaller caller = new HttpCaller(LIMITS, by(proxy), guard)) {
            URI there = URI.create("http://push.example.org/x");

            assertThat(outcome(caller.call(HttpCall.post(there, Map.of(), BODY))))
                    .isInstanceOf(Outcome.Refused.class);
            assertThat(proxy.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "192.168.1.1"})
    void a_tunnel_is_asked_for_where_the_name_is_public(String address) throws IOException {
        AddressGuard guard = new AddressGuard(host -> addresses(address));
        try (RawServer proxy = RawServer.start(client -> {
                    readRequest(client, 0);
                    write(client, "HTTP/1.1 503 Unavailable\r\nContent-Length: 0\r\n\r\n");
                });
                HttpCaller caller = new HttpCaller(LIMITS, by(proxy), guard)) {
            URI there = URI.create("https://push.example.org/x");

            Outcome outcome = outcome(caller.call(HttpCall.post(there, Map.of(), BODY)));

            assertThat(outcome.word()).isEqualTo(address.equals(PUBLIC) ? "deferred" : "refused");
            assertThat(proxy.connections()).isEqualTo(address.equals(PUBLIC) ? 1 : 0);
        }
    }

    @Test
    void a_name_that_only_the_proxy_knows_is_the_proxys_to_judge() throws IOException {
        AddressGuard guard = new AddressGuard(host -> {
            throw new UnknownHostException(host);
        });
        try (RawServer proxy = answering();
                HttpCaller caller = new HttpCaller(LIMITS, by(proxy), guard)) {
            URI there = URI.create("http://push.example.org/x");

            assertThat(caller.call(HttpCall.post(there, Map.of(), BODY))).isInstanceOf(HttpResult.Answer.class);
        }
    }

    private static RawServer answering() throws IOException {
        return RawServer.start(client -> {
            readRequest(client, BODY.length);
            write(client, "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
        });
    }

    private static ProxySelector by(RawServer proxy) {
        // unresolved, as the JVM's own selector gives it
        return ProxySelector.of(
                InetSocketAddress.createUnresolved("127.0.0.1", proxy.uri().getPort()));
    }

    private static InetAddress[] addresses(String... written) throws UnknownHostException {
        InetAddress[] addresses = new InetAddress[written.length];
        for (int at = 0; at < written.length; at++) {
            addresses[at] = InetAddress.getByName(written[at]);
        }
        return addresses;
    }

    private static Outcome outcome(HttpResult result) {
        return result.match(
                answer -> {
                    throw new AssertionError(answer);
                },
                HttpResult.NoAnswer::outcome);
    }
}
