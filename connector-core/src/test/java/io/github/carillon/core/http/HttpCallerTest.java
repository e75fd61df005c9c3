package io.github.carillon.core.http;

import static io.github.carillon.core.http.RawServer.readRequest;
import static io.github.carillon.core.http.RawServer.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.carillon.core.delivery.Outcome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCallerTest {

    private static final byte[] BODY = "hello".getBytes(StandardCharsets.US_ASCII);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(400);

    private final CountDownLatch end = new CountDownLatch(1);
    private RawServer server;

    @AfterEach
    void stop() throws IOException {
        end.countDown();
        if (server != null) {
            server.close();
        }
    }

    @Test
    void a_server_that_never_ends_its_headers_is_not_listened_to_for_long() throws IOException {
        AtomicLong written = new AtomicLong();
        serve(client -> {
            readRequest(client, BODY.length);
            write(client, "HTTP/1.1 200 OK\r\n");
            String line = "X-More: " + "x".repeat(1_000) + "\r\n";
            for (int each = 0; each < 100_000; each++) {
                write(client, line);
                written.addAndGet(line.length());
            }
            write(client, "Content-Length: 0\r\n\r\n");
        });

        assertThat(call(LONG, LONG, BODY))
                .isInstanceOfSatisfying(
                        HttpResult.NoAnswer.class,
                        none -> assertThat(none.outcome()).isInstanceOf(Outcome.Unknown.class));
        assertThat(written.get()).isLessThan(20_000_000);
    }

    @Test
    void one_host_has_no_more_than_its_share() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        serve(client -> {
            readRequest(client, BODY.length);
            both.countDown();
            end.await();
        });
        RawServer other = RawServer.start(client -> {
            readRequest(client, BODY.length);
            write(client, "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
        });
        HttpLimits shared = new HttpLimits(LONG, LONG, LONG, 4).sharedAmongHosts();
        try (other;
                HttpCaller caller = new HttpCaller(shared)) {
            for (int each = 0; each < 4; each++) {
                Thread waiting = new Thread(() -> caller.call(HttpCall.post(server.uri(), Map.of(), BODY)));
                waiting.setDaemon(true);
                waiting.start();
            }
            assertThat(both.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(caller.call(HttpCall.post(other.uri(), Map.of(), BODY))).isInstanceOf(HttpResult.Answer.class);
            assertThat(server.connections()).isEqualTo(2);
            end.countDown();
        }
    }

    @Test
    void an_answer_comes_back_whole() throws IOException {
        serve(client -> {
            readRequest(client, BODY.length);
            write(client, "HTTP/1.1 429 Slow\r\nRetry-After: 7\r\nX-A: 1\r\nX-A: 2\r\nContent-Length: 4\r\n\r\nbody");
        });

        HttpResult.Answer answer = answer(call(LONG, LONG, BODY));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body()).isEqualTo("body");
        assertThat(answer.header("retry-after")).contains("7");
        assertThat(answer.header("x-a")).contains("1");
        assertThat(server.connections()).isOne();
    }

    @Test
    void a_redirect_is_an_answer_like_any_other() throws IOException {
        serve(client -> {
            readRequest(client, BODY.length);
            write(client, "HTTP/1.1 307 Go\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n");
        });

        assertThat(answer(call(LONG, LONG, BODY)).status()).isEqualTo(307);
    }

    @Test
    void nobody_listening_means_that_nothing_was_sent() throws IOException {
        serve(client -> {});
        URI gone = server.uri();
        server.close();

        try (var caller = new HttpCaller(limits(LONG, LONG))) {
            assertThat(outcome(caller.call(HttpCall.post(gone, Map.of(), BODY))))
                    .isInstanceOf(Outcome.Deferred.class)
                    .extracting("code")
                    .isEqualTo("CONNECT_FAILED");
        }
    }

    @Test
    void a_connection_lost_after_the_request_leaves_it_unknown_and_repeats_nothing() throws IOException {
        serve(client -> readRequest(client, BODY.length));

        assertThat(outcome(call(LONG, LONG, BODY)))
                .isInstanceOf(Outcome.Unknown.class)
                .extracting("code")
                .isEqualTo("CONNECTION_LOST");
        assertThat(server.connections()).isOne();
    }

    @Test
    void silence_after_the_request_leaves_it_unknown() throws IOException {
        serve(client -> {
            readRequest(client, BODY.length);
            end.await();
        });

        assertThat(outcome(call(SHORT, LONG, BODY)))
                .isInstanceOf(Outcome.Unknown.class)
                .extracting("code")
                .isEqualTo("TIMEOUT");
    }

    @Test
    void a_server_that_does_not_read_cannot_have_taken_anything() throws IOException {
        serve(client -> end.await());

        assertThat(outcome(call(LONG, SHORT, new byte[64 * 1024 * 1024])))
                .isInstanceOf(Outcome.Deferred.class)
                .extracting("code")
                .isEqualTo("TIMEOUT");
    }

    @Test
    void an_answer_that_trickles_ends_at_the_deadline() throws IOException {
        serve(client -> {
            readRequest(client, BODY.length);
            write(client, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            while (!end.await(20, TimeUnit.MILLISECONDS)) {
                write(client, "x");
            }
        });

        assertThat(outcome(call(LONG, SHORT, BODY))).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void of_an_answer_no_more_is_read_than_is_wanted() throws IOException {
        serve(client -> {
            readRequest(client, 0);
            write(client, "HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n0123456789");
            end.await();
        });

        HttpContent content = read(LONG);

        assertThat(content.status()).isEqualTo(200);
        assertThat(content.text()).isEqualTo("01234");
        assertThat(content.toString()).doesNotContain("0123");
    }

    @Test
    void an_answer_that_trickles_is_read_no_longer_than_until_the_deadline() throws IOException {
        serve(client -> {
            readRequest(client, 0);
            write(client, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            while (!end.await(SHORT.toMillis() / 4, TimeUnit.MILLISECONDS)) {
                write(client, "x");
            }
        });

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(SHORT));
    }

    @Test
    void a_connection_whose_answer_was_read_to_its_end_is_used_again() throws IOException {
        serve(client -> {
            for (int calls = 0; calls < 3; calls++) {
                readRequest(client, calls == 1 ? BODY.length : 0);
                write(client, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody");
            }
        });

        try (var caller = new HttpCaller(limits(LONG, LONG))) {
            assertThat(caller.read(HttpCall.get(server.uri(), Map.of()), status -> 5)
                            .text())
                    .isEqualTo("body");
            assertThat(answer(caller.call(HttpCall.post(server.uri(), Map.of(), BODY)))
                            .body())
                    .isEqualTo("body");
            assertThat(answer(caller.call(HttpCall.get(server.uri(), Map.of()))).body())
                    .isEqualTo("body");
        }
        assertThat(server.connections()).isOne();
    }

    @Test
    void who_is_closed_reads_nothing() throws IOException {
        serve(client -> {});
        var caller = new HttpCaller(limits(LONG, LONG));
        caller.close();

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> caller.read(HttpCall.get(server.uri(), Map.of()), status -> 5));
        assertThat(server.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"204 No Content", "502 Bad Gateway", "503 Service Unavailable", "504 Gateway Timeout"})
    void a_proxy_that_cannot_reach_the_server_defers(String refusal) throws IOException {
        assertThat(throughProxy(refusal, "https"))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOfSatisfying(Outcome.Deferred.class, deferred -> {
                    assertThat(deferred.code()).isEqualTo("PROXY_REFUSED");
                    assertThat(deferred.scope()).isEqualTo(Outcome.Scope.CONNECTION);
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"403 Forbidden", "407 Proxy Authentication Required"})
    void a_proxy_that_never_lets_anything_through_is_a_misconfiguration(String refusal) throws IOException {
        assertThat(throughProxy(refusal, "https"))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOf(Outcome.Misconfigured.class)
                        .extracting("code")
                        .isEqualTo("PROXY_REFUSED"));
    }

    @Test
    void a_login_is_what_a_proxy_asks_for_and_never_the_server() throws IOException {
        assertThat(throughProxy("407 Proxy Authentication Required", "http"))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOf(Outcome.Misconfigured.class)
                        .extracting("code")
                        .isEqualTo("PROXY_REFUSED"));
    }

    @Test
    void tls_spoken_to_a_plain_server_is_a_misconfiguration() throws IOException {
        serve(client -> {
            client.getInputStream().read();
            write(client, "HTTP/1.1 400 Bad Request\r\n\r\n");
        });
        URI https = URI.create(server.uri().toString().replace("http:", "https:"));

        try (var caller = new HttpCaller(limits(LONG, LONG))) {
            assertThat(outcome(caller.call(HttpCall.post(https, Map.of(), BODY))))
                    .isInstanceOf(Outcome.Misconfigured.class)
                    .extracting("code")
                    .isEqualTo("TLS_FAILED");
        }
    }

    @Test
    void a_closed_caller_says_that_nothing_was_sent() throws IOException {
        serve(client -> {});
        var caller = new HttpCaller(limits(LONG, LONG));
        caller.close();

        assertThat(outcome(caller.call(HttpCall.post(server.uri(), Map.of(), BODY))))
                .isInstanceOf(Outcome.Deferred.class);
        assertThat(server.connections()).isZero();
    }

    @Test
    void a_kept_connection_that_the_server_closed_is_not_used_again() throws Exception {
        var left = new CountDownLatch(1);
        serve(client -> {
            readRequest(client, BODY.length);
            write(client, "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n");
            client.shutdownOutput();
            left.countDown();
            end.await();
        });

        try (var caller = new HttpCaller(limits(LONG, LONG))) {
            HttpCall call = HttpCall.post(server.uri(), Map.of(), BODY);
            assertThat(answer(caller.call(call)).status()).isEqualTo(202);
            left.await();
            assertThat(answer(caller.call(call)).status()).isEqualTo(202);
        }
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void a_call_shows_no_header() {
        HttpCall call = HttpCall.get(URI.create("https://example.org/a?key=q"), Map.of("Authorization", "secret"));

        assertThat(call).hasToString("HttpCall[GET example.org/a]");
    }

    /** What comes of calls by one connection, through a proxy that answers so. */
    private List<Outcome> throughProxy(String refusal, String scheme) throws IOException {
        boolean bodyless = refusal.startsWith("204");
        serve(proxy -> {
            readRequest(proxy, scheme.equals("http") ? BODY.length : 0);
            write(proxy, "HTTP/1.1 " + refusal + (bodyless ? "\r\n\r\n" : "\r\nContent-Length: 4\r\n\r\nbody"));
        });
        ProxySelector proxies = ProxySelector.of(
                new InetSocketAddress(server.uri().getHost(), server.uri().getPort()));
        try (var caller = new HttpCaller(limits(LONG, LONG), proxies)) {
            HttpCall call = HttpCall.post(URI.create(scheme + "://service.example.org/"), Map.of(), BODY);
            return List.of(outcome(caller.call(call)), outcome(caller.call(call)), outcome(caller.call(call)));
        }
    }

    private void serve(RawServer.Behaviour behaviour) throws IOException {
        server = RawServer.start(behaviour);
    }

    private HttpContent read(Duration deadline) throws IOException {
        try (var caller = new HttpCaller(limits(LONG, deadline))) {
            return caller.read(HttpCall.get(server.uri(), Map.of()), status -> 5);
        }
    }

    private HttpResult call(Duration read, Duration deadline, byte[] body) {
        try (var caller = new HttpCaller(limits(read, deadline))) {
            return caller.call(HttpCall.post(server.uri(), Map.of("Content-Type", "text/plain"), body));
        }
    }

    private static HttpLimits limits(Duration read, Duration deadline) {
        return new HttpLimits(Duration.ofSeconds(10), read, deadline, 1);
    }

    private static HttpResult.Answer answer(HttpResult result) {
        return result.match(answer -> answer, unanswered -> {
            throw new AssertionError(unanswered.outcome().toString());
        });
    }

    private static Outcome outcome(HttpResult result) {
        return result.match(
                answer -> {
                    throw new AssertionError("answered " + answer.status());
                },
                HttpResult.NoAnswer::outcome);
    }
}
