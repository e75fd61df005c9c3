package io.github.carillon.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.value.Secret;
import io.github.carillon.testserver.ServiceAnswer;
import io.github.carillon.testserver.SettableClock;
import io.github.carillon.testserver.TokenClient;
import io.github.carillon.testserver.TokenTestServer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {

    private static final String SECRET = "a-Secret-that-must-not-leak";
    private static final TokenClient CLIENT = new TokenClient("client", SECRET, "scope/.default", 3600);

    private final SettableClock clock = SettableClock.at("2026-11-21T10:00:00Z");
    private final TokenTestServer endpoint = TokenTestServer.start(CLIENT);
    private AccessTokens tokens = tokens(SECRET, "scope/.default");

    @AfterEach
    void stop() {
        tokens.close();
        endpoint.close();
    }

    @Test
    void a_token_is_asked_for_once_and_kept_until_shortly_before_it_expires() {
        TokenAnswer.Token first = token();
        clock.forward(Duration.ofMinutes(58));
        TokenAnswer.Token kept = token();
        clock.forward(Duration.ofSeconds(61));
        TokenAnswer.Token renewed = token();

        assertThat(first.fresh()).isTrue();
        assertThat(endpoint.knows(first.value().reveal())).isTrue();
        assertThat(kept.value()).isEqualTo(first.value());
        assertThat(kept.fresh()).isFalse();
        assertThat(renewed.value()).isNotEqualTo(first.value());
        assertThat(endpoint.requests()).hasSize(2);
    }

    @Test
    void a_refused_token_is_forgotten_and_another_one_is_not() {
        TokenAnswer.Token first = token();
        tokens.refused(first);
        TokenAnswer.Token second = token();
        tokens.refused(first);

        assertThat(second.value()).isNotEqualTo(first.value());
        assertThat(token().value()).isEqualTo(second.value());
    }

    @Test
    void many_threads_ask_once() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        List<Callable<Secret>> work = Stream.generate(() -> (Callable<Secret>) () -> token().value())
                .limit(8)
                .toList();
        List<Future<Secret>> results = threads.invokeAll(work);

        for (Future<Secret> result : results) {
            assertThat(result.get()).isEqualTo(results.get(0).get());
        }
        assertThat(endpoint.requests()).hasSize(1);
        threads.shutdown();
    }

    @Test
    void credentials_that_are_turned_down_are_a_misconfiguration_without_the_secret() {
        tokens = tokens("wrong-" + SECRET, "scope/.default");
        Outcome outcome = failure();

        assertThat(outcome)
                .isInstanceOf(Outcome.Misconfigured.class)
                .extracting("code")
                .isEqualTo("invalid_client");
        assertThat(outcome.toString()).contains("AADSTS7000215").doesNotContain(SECRET);
    }

    @Test
    void no_part_of_the_secret_is_told_however_it_is_repeated() {
        String secret = "head~AbCdEfGhIjKlMnOp1234~tail/of";
        tokens = scripted(secret);
        for (String said :
                List.of("wrong: " + secret, "wrong: " + encoded(secret), "no ".repeat(65) + secret + " is wrong")) {
            endpoint.next(
                    ServiceAnswer.reply(401, "{\"error\":\"invalid_client\",\"error_description\":\"" + said + "\"}"));

            Outcome outcome = failure();

            assertThat(outcome).isInstanceOf(Outcome.Misconfigured.class);
            assertThat(outcome.toString()).doesNotContain("head", "AbCd", "tail");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 503})
    void an_endpoint_that_asks_to_come_later_defers(int status) {
        tokens = scripted(SECRET);
        endpoint.next(ServiceAnswer.reply(status, "{}").withHeader("Retry-After", "7"));

        assertThat(failure())
                .isEqualTo(new Outcome.Deferred(
                        "HTTP_" + status,
                        "the token endpoint answered " + status,
                        Duration.ofSeconds(7),
                        Scope.CONNECTION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"temporarily_unavailable", "server_error"})
    void an_endpoint_that_says_it_has_trouble_of_its_own_defers(String error) {
        tokens = scripted(SECRET);
        endpoint.next(ServiceAnswer.reply(400, "{\"error\":\"" + error + "\"}"));

        assertThat(failure())
                .isInstanceOf(Outcome.Deferred.class)
                .extracting("code")
                .isEqualTo(error);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404})
    void any_other_no_is_a_misconfiguration(int status) {
        tokens = scripted(SECRET);
        endpoint.next(ServiceAnswer.reply(status, "{}"));

        assertThat(failure())
                .isEqualTo(new Outcome.Misconfigured("HTTP_" + status, "the token endpoint answered " + status));
    }

    @Test
    void a_scope_that_is_none_is_a_misconfiguration() {
        tokens = tokens(SECRET, "else");

        assertThat(failure()).extracting("code").isEqualTo("invalid_scope");
    }

    @Test
    void an_endpoint_out_of_reach_defers_and_is_asked_again() {
        URI gone = endpoint.baseUri().resolve("/token");
        endpoint.close();
        tokens = new AccessTokens(credentials(gone, SECRET, "scope/.default"), HttpLimits.defaults(), clock);

        assertThat(failure()).isInstanceOf(Outcome.Deferred.class);
        assertThat(failure()).isInstanceOf(Outcome.Deferred.class);
    }

    @Test
    void credentials_and_tokens_are_never_shown() {
        ClientCredentials credentials = credentials(endpoint.baseUri(), SECRET, "scope");

        assertThat(credentials + " " + token()).doesNotContain(SECRET, "token-");
    }

    private AccessTokens tokens(String secret, String scope) {
        URI uri = endpoint.baseUri().resolve("/token");
        return new AccessTokens(credentials(uri, secret, scope), HttpLimits.defaults(), clock);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Where the endpoint says what it was told to say. */
    private AccessTokens scripted(String secret) {
        URI uri = endpoint.baseUri().resolve("/scripted");
        return new AccessTokens(credentials(uri, secret, "scope/.default"), HttpLimits.defaults(), clock);
    }

    private static ClientCredentials credentials(URI uri, String secret, String scope) {
        return new ClientCredentials(uri, "client", Secret.of(secret), scope);
    }

    private TokenAnswer.Token token() {
        return tokens.token().match(token -> token, failed -> {
            throw new AssertionError(failed.toString());
        });
    }

    private Outcome failure() {
        return tokens.token()
                .match(
                        token -> {
                            throw new AssertionError("a token was given");
                        },
                        failed -> failed);
    }
}
