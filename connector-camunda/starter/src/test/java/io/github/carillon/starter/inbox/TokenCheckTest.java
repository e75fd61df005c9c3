package io.github.carillon.starter.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.carillon.core.recipient.Reader;
import io.github.carillon.core.value.Secret;
import io.github.carillon.starter.settings.InboxSettings;
import io.github.carillon.testserver.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenCheckTest {

    private static final Duration A_MOMENT = Duration.ofSeconds(6);

    private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
    private IssuerTestServer issuer;

    @BeforeEach
    void start() throws IOException {
        issuer = IssuerTestServer.start();
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void a_token_of_the_provider_and_one_of_the_secret_both_tell_who_it_is() {
        TokenCheck both = check(issuer.name(), TestTokens.SECRET);
        Map<String, Object> ada = TestTokens.with(claims(), "tenant", "north");

        assertThat(both.check(TestTokens.bySecret(ada, TestTokens.SECRET)).reader())
                .isEqualTo(new Reader("north", "ada"));
        assertThat(both.check(issuer.token(claims())).reader()).isEqualTo(new Reader("", "ada"));
        assertThat(both.check(issuer.token(claims())).until())
                .isEqualTo(clock.instant().plusSeconds(300));
    }

    @Test
    void the_claims_are_those_that_are_configured() {
        TokenCheck check = configured(null, "shop");
        Map<String, Object> claims = TestTokens.with(claims(), "aud", List.of("other", "shop"));
        claims = TestTokens.with(TestTokens.with(claims, "preferred_username", "grace"), "org", "navy");

        assertThat(check.check(TestTokens.bySecret(claims, TestTokens.SECRET)).reader())
                .isEqualTo(new Reader("navy", "grace"));
    }

    @Test
    void the_bells_own_tokens_are_good_whatever_a_providers_look_like() {
        TokenCheck check = configured(issuer.name(), "shop-web");
        Map<String, Object> bell = TestTokens.with(claims(), "tenant", "north");

        assertThat(check.check(TestTokens.bySecret(bell, TestTokens.SECRET)).reader())
                .isEqualTo(new Reader("north", "ada"));
        assertThatThrownBy(() -> check.check(issuer.token(bell))).isInstanceOf(ProblemException.class);
    }

    /** With claims unlike ours. */
    private TokenCheck configured(String provider, String audience) {
        return TokenCheck.of(
                        new InboxSettings(
                                provider,
                                Secret.of(TestTokens.SECRET),
                                audience,
                                "preferred_username",
                                "org",
                                List.of(),
                                Duration.ofDays(30),
                                null),
                        clock)
                .orElseThrow();
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("expired", "exp", 1),
                Arguments.of("without an end", "exp", null),
                Arguments.of("not yet good", "nbf", 4_000_000_000L),
                Arguments.of("meant for another", "aud", "another"),
                Arguments.of("meant for nobody", "aud", null),
                Arguments.of("without a user", "sub", null),
                Arguments.of("of an empty user", "sub", " "),
                Arguments.of("of a user with a control character", "sub", "a\0"),
                Arguments.of("of a user that is too long", "sub", "x".repeat(256)),
                Arguments.of("of several tenants", "tenant", List.of("a", "b")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void a_token_that_is_not_good_is_refused_whoever_signed_it(String what, String claim, Object value) {
        TokenCheck both = check(issuer.name(), TestTokens.SECRET);
        Map<String, Object> bad = TestTokens.with(claims(), claim, value);

        refused(both, TestTokens.bySecret(bad, TestTokens.SECRET));
        refused(both, issuer.token(bad));
    }

    @Test
    void a_token_that_somebody_else_signed_is_refused() throws Exception {
        TokenCheck both = check(issuer.name(), TestTokens.SECRET);
        IssuerTestServer.Key stolen = IssuerTestServer.newKey(issuer.key().id());
        Map<String, Object> named = TestTokens.with(claims(), "iss", issuer.name());
        byte[] open = issuer.key().pair().getPublic().getEncoded();

        refused(both, TestTokens.bySecret(claims(), TestTokens.SECRET + "!"));
        refused(both, TestTokens.byKey(named, stolen.pair().getPrivate(), stolen.id()));
        refused(both, TestTokens.unsigned(named));
        refused(both, TestTokens.unsigned(claims()).replaceAll("\\.$", ""));
        // the key that everybody knows, taken for a secret
        refused(
                both,
                TestTokens.signed(Map.of("alg", "HS256", "kid", "first"), named, text -> TestTokens.mac(text, open)));
        for (String none : List.of("", ".", "..", "a.b.c", "null", "e30.e30.e30")) {
            refused(both, none);
        }
    }

    @Test
    void a_token_that_another_provider_signed_or_claims_to_have_signed_is_refused() {
        TokenCheck check = check(issuer.name(), null);
        IssuerTestServer.Key key = issuer.key();

        refused(
                check,
                TestTokens.byKey(
                        TestTokens.with(claims(), "iss", issuer.name() + "/"),
                        key.pair().getPrivate(),
                        key.id()));
        refused(check, TestTokens.byKey(claims(), key.pair().getPrivate(), key.id()));
        refused(check, TestTokens.bySecret(TestTokens.with(claims(), "iss", issuer.name()), TestTokens.SECRET));
    }

    @Test
    void a_token_of_another_kind_is_refused() {
        TokenCheck check = check(null, TestTokens.SECRET);
        byte[] secret = TestTokens.SECRET.getBytes(java.nio.charset.StandardCharsets.UTF_8);

        refused(
                check,
                TestTokens.signed(
                        Map.of("alg", "HS256", "typ", "logout+jwt"), claims(), text -> TestTokens.mac(text, secret)));
    }

    @Test
    void a_new_key_of_the_provider_is_found_but_not_looked_for_without_end() {
        TokenCheck check = check(issuer.name(), null);
        check.check(issuer.token(claims()));
        String old = issuer.token(claims());
        int before = issuer.fetched();

        issuer.changeKey("second");
        for (int each = 0; each < 20; each++) {
            refused(check, issuer.token(claims()));
        }
        assertThat(issuer.fetched()).isEqualTo(before);

        clock.forward(A_MOMENT);
        assertThat(check.check(issuer.token(claims())).reader().user()).isEqualTo("ada");
        assertThat(issuer.fetched()).isEqualTo(before + 1);
        refused(check, old);
    }

    @Test
    void a_provider_that_is_away_is_no_reason_to_let_anybody_in_or_to_call_his_token_bad() {
        issuer.goAway();
        TokenCheck check = check(issuer.name(), null);
        String good = issuer.token(claims());

        assertThat(status(check, good)).isEqualTo(503);
        issuer.comeBack();
        assertThat(status(check, good)).isEqualTo(503);
        clock.forward(A_MOMENT);
        assertThat(check.check(good).reader().user()).isEqualTo("ada");
    }

    @Test
    void an_unknown_key_of_a_provider_that_is_away_is_no_bad_token() {
        TokenCheck check = check(issuer.name(), null);
        String known = issuer.token(claims());
        assertThat(status(check, known)).isEqualTo(200);
        issuer.changeKey("second");
        String unknown = issuer.token(claims());
        issuer.goAway();
        clock.forward(A_MOMENT);

        assertThat(status(check, unknown)).isEqualTo(503);
        assertThat(status(check, known)).isEqualTo(200);

        issuer.comeBack();
        clock.forward(Duration.ofSeconds(31));
        assertThat(status(check, unknown)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "ES384", "PS256", "PS512", "RS512"})
    void a_provider_may_change_to_keys_of_another_kind(String algorithm) {
        TokenCheck check = check(issuer.name(), null);
        check.check(issuer.token(claims()));

        issuer.changeKey("second", algorithm);
        clock.forward(A_MOMENT);

        assertThat(check.check(issuer.token(claims())).reader().user()).isEqualTo("ada");
    }

    @Test
    void a_key_is_good_for_its_own_algorithm_alone() {
        issuer.changeKey("second", "ES256");
        TokenCheck check = check(issuer.name(), null);
        Map<String, Object> named = TestTokens.with(claims(), "iss", issuer.name());
        byte[] open = issuer.key().pair().getPublic().getEncoded();

        assertThat(status(check, issuer.token(claims()))).isEqualTo(200);
        refused(check, TestTokens.unsigned(named));
        for (String shared : List.of("HS256", "HS384", "HS512")) {
            refused(
                    check,
                    TestTokens.signed(
                            Map.of("alg", shared, "kid", "second"), named, text -> TestTokens.mac(text, open)));
        }
        refused(
                check,
                TestTokens.signed(
                        Map.of("alg", "RS256", "kid", "second"),
                        named,
                        text -> TestTokens.signature(text, issuer.key().pair().getPrivate(), "ES256")));
    }

    @Test
    void nobody_is_let_in_where_nobody_can_sign() {
        assertThat(TokenCheck.of(settings(null, null), clock)).isEmpty();
    }

    private Map<String, Object> claims() {
        return TestTokens.claims("ada", clock.instant());
    }

    private TokenCheck check(String issuerName, String secret) {
        return TokenCheck.of(settings(issuerName, secret), clock).orElseThrow();
    }

    private static InboxSettings settings(String issuerName, String secret) {
        return new InboxSettings(
                issuerName,
                secret == null ? null : Secret.of(secret),
                TestTokens.AUDIENCE,
                "sub",
                "tenant",
                List.of(),
                Duration.ofDays(30),
                null);
    }

    private static void refused(TokenCheck check, String token) {
        assertThatThrownBy(() -> check.check(token)).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.problem().status().value()).isEqualTo(401);
            assertThat(refusal.problem().headers()).containsEntry("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        });
    }

    private static int status(TokenCheck check, String token) {
        try {
            check.check(token);
            return 200;
        } catch (ProblemException refusal) {
            return refusal.problem().status().value();
        }
    }
}
