package io.github.carillon.core.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.delivery.ReplyText;
import io.github.carillon.core.http.HttpCall;
import io.github.carillon.core.http.HttpCaller;
import io.github.carillon.core.http.HttpResult;
import io.github.carillon.core.http.PassingStatus;
import io.github.carillon.core.http.Urls;
import io.github.carillon.core.value.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks for a token (RFC 6749 sections 4 and 5) and reads the answer. Thread-safe. */
final class TokenRequest {

    /** For an answer that does not say how long its token lasts. */
    private static final long USUAL_SECONDS = 300;

    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** Said with any status: what RFC 6749 section 4.1.2.1 has in place of a 503 and a 500. */
    private static final Set<String> TROUBLE_OF_THEIRS = Set.of("temporarily_unavailable", "server_error");

    private final Grant grant;
    private final Clock clock;

    TokenRequest(Grant grant, Clock clock) {
        this.grant = grant;
        this.clock = clock;
    }

    TokenAnswer send(HttpCaller caller) {
        TokenForm form = grant.form(clock.instant());
        HttpCall call = HttpCall.post(
                grant.tokenEndpoint(),
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
                body(form).getBytes(StandardCharsets.US_ASCII));
        return caller.call(call)
                .match(answer -> read(answer, form.secret()), unanswered -> noAnswer(unanswered.outcome()));
    }

    private static String body(TokenForm form) {
        Map<String, String> fields = new TreeMap<>(form.open());
        fields.put(form.secretName(), form.secret().reveal());
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private TokenAnswer read(HttpResult.Answer answer, Secret secret) {
        JsonNode body = answer.json();
        String token = body.path("access_token").asText("");
        boolean bearer = "bearer".equalsIgnoreCase(body.path("token_type").asText(""));
        if (answer.status() == 200 && !token.isEmpty() && bearer) {
            Duration life = Duration.ofSeconds(body.path("expires_in").asLong(USUAL_SECONDS));
            Duration half = life.dividedBy(2);
            Duration margin = MARGIN.compareTo(half) < 0 ? MARGIN : half;
            return new TokenAnswer.Token(Secret.of(token), true, clock.instant().plus(life.minus(margin)));
        }
        return new TokenAnswer.Failed(refusal(answer, body, secret));
    }

    private Outcome refusal(HttpResult.Answer answer, JsonNode body, Secret secret) {
        String error = body.path("error").asText("");
        String said =
                ReplyText.safe(without(secret, body.path("error_description").asText("")), List.of());
        String code = error.matches("[A-Za-z0-9_.-]{1,60}") ? error : "HTTP_" + answer.status();
        String reason = ("the token endpoint answered " + answer.status() + " " + said).strip();
        boolean ours = answer.status() >= 300 && answer.status() < 500;
        return ours && !mayPass(answer.status(), error)
                ? new Outcome.Misconfigured(code, reason)
                : new Outcome.Deferred(code, reason, answer.retryAfter(clock).orElse(null), Scope.CONNECTION);
    }

    /** Whether the same request may be answered otherwise later. */
    private static boolean mayPass(int status, String error) {
        return PassingStatus.is(status) || TROUBLE_OF_THEIRS.contains(error);
    }

    /** Some endpoints repeat what they were sent. First of all: once cut or masked in part, the rest would be told. */
    private static String without(Secret secret, String said) {
        String text = secret.reveal();
        return said.replace(encoded(text), "***").replace(text, "***");
    }

    private static String encoded(String value) {
        return Urls.segment(value);
    }

    /** Whether the request went out does not matter here: no message did. */
    private static TokenAnswer noAnswer(Outcome outcome) {
        return new TokenAnswer.Failed(outcome.match(
                accepted -> outcome,
                refused -> outcome,
                misconfigured -> outcome,
                deferred ->
                        new Outcome.Deferred(deferred.code(), "no token: " + deferred.reason(), null, Scope.CONNECTION),
                unknown ->
                        new Outcome.Deferred(unknown.code(), "no token: " + unknown.reason(), null, Scope.CONNECTION)));
    }
}
