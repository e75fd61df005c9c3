package io.github.carillon.starter.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.starter.RunningApp;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The application with an OpenID provider, which is not there when the application starts. */
final class IssuerOverHttpTest {

    private IssuerTestServer issuer;
    private RunningApp app;

    @BeforeEach
    void start() throws IOException {
        issuer = IssuerTestServer.start();
        issuer.goAway();
        app = RunningApp.alone(Map.of("inbox.jwt.issuer", issuer.name()));
        issuer.comeBack();
    }

    @AfterEach
    void stop() {
        app.close();
        issuer.close();
    }

    @Test
    void only_a_good_token_of_the_provider_opens_the_inbox_and_what_it_opened_ends_with_the_application()
            throws IOException {
        Map<String, Object> claims = TestTokens.claims("ada", Instant.now());
        IssuerTestServer.Key stranger = IssuerTestServer.newKey(issuer.key().id());
        Map<String, Object> named = TestTokens.with(claims, "iss", issuer.name());

        assertThat(status(issuer.token(claims))).isEqualTo(200);
        assertThat(status(issuer.token(TestTokens.with(
                        claims, "exp", Instant.now().minusSeconds(60).getEpochSecond()))))
                .isEqualTo(401);
        assertThat(status(issuer.token(TestTokens.with(claims, "aud", "another"))))
                .isEqualTo(401);
        assertThat(status(TestTokens.byKey(named, stranger.pair().getPrivate(), stranger.id())))
                .isEqualTo(401);
        assertThat(status(TestTokens.byKey(
                        TestTokens.with(claims, "iss", "https://other.example.org"),
                        issuer.key().pair().getPrivate(),
                        issuer.key().id())))
                .isEqualTo(401);
        assertThat(status(TestTokens.unsigned(named))).isEqualTo(401);
        assertThat(status(TestTokens.bySecret(named, TestTokens.SECRET))).isEqualTo(401);

        HttpResponse<InputStream> stream = InboxApp.send(
                request("/api/notes/stream", issuer.token(claims)), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        Instant before = Instant.now();
        app.close();
        // the web server would wait for it half a minute
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(15));
        assertThat(stream.body().readAllBytes()).isNotEmpty();
    }

    private int status(String token) {
        return InboxApp.send(request("/api/notes/counts", token), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private HttpRequest request(String path, String token) {
        return HttpRequest.newBuilder(app.uri(path))
                .header("Authorization", "Bearer " + token)
                .build();
    }
}
