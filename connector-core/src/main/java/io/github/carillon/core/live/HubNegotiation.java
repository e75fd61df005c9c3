package io.github.carillon.core.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Deferred;
import io.github.carillon.core.http.HttpCall;
import io.github.carillon.core.http.HttpCaller;
import io.github.carillon.core.http.HttpResult.Answer;
import io.github.carillon.core.value.Secret;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks a hub how to connect, and goes where it sends us.
 *
 * @see <a href="https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/TransportProtocols.md">Transport
 *     Protocols</a>
 */
final class HubNegotiation {

    /** How it ended. */
    sealed interface Result {

        <R> R match(Function<Way, R> agreed, Function<Failed, R> failed);

        /** A WebSocket may be opened at this place, for this connection. */
        record Way(HubPlace place, String connection) implements Result {
            @Override
            public <R> R match(Function<Way, R> agreed, Function<Failed, R> failed) {
                return agreed.apply(this);
            }

            @Override
            public String toString() {
                return "Way[" + place.url().getHost() + "]";
            }
        }

        /** What that means for a push. */
        record Failed(Outcome outcome) implements Result {
            @Override
            public <R> R match(Function<Way, R> agreed, Function<Failed, R> failed) {
                return failed.apply(this);
            }
        }
    }

    private static final int MOST_MOVES = 5;

    private final HttpCaller caller;
    private final LiveAnswers answers;

    HubNegotiation(HttpCaller caller, Clock clock) {
        this.caller = caller;
        this.answers = new LiveAnswers("the hub's negotiation", clock);
    }

    Result with(HubPlace place) {
        return with(place, MOST_MOVES);
    }

    private Result with(HubPlace place, int movesLeft) {
        Secret token = place.token();
        Map<String, String> headers = token == null ? Map.of() : Map.of("Authorization", "Bearer " + token.reveal());
        return caller.call(HttpCall.post(place.negotiation(), headers, new byte[0]))
                .match(
                        answer -> read(answer, place, movesLeft),
                        none -> new Result.Failed(beforeAnything(none.outcome())));
    }

    private Result read(Answer answer, HubPlace place, int movesLeft) {
        if (answer.status() != 200) {
            return new Result.Failed(beforeAnything(answers.failure(answer)));
        }
        JsonNode said = answer.json();
        if (said.hasNonNull("error")) {
            return failed("NEGOTIATION_REFUSED", "the hub refuses the connection");
        }
        if (said.path("url").isTextual()) {
            return follow(said, place, movesLeft);
        }
        String connection =
                said.path("connectionToken").asText(said.path("connectionId").asText());
        boolean sockets =
                said.path("availableTransports").findValuesAsText("transport").contains("WebSockets");
        if (connection.isEmpty()) {
            return failed("NOT_A_HUB", "there is no SignalR hub at the address");
        }
        return sockets ? new Result.Way(place, connection) : failed("NO_WEBSOCKETS", "the hub offers no WebSockets");
    }

    private Result follow(JsonNode said, HubPlace place, int movesLeft) {
        URI other = address(said.path("url").asText());
        if (other == null || movesLeft == 0) {
            return failed("REDIRECT", "the hub sends its clients to no address, or round in circles");
        }
        Secret token = said.path("accessToken").isTextual()
                ? Secret.of(said.path("accessToken").asText())
                : null;
        return with(place.movedTo(other, token), movesLeft - 1);
    }

    /** Of a negotiation nothing can be unknown: no note has gone out yet. */
    private static Outcome beforeAnything(Outcome outcome) {
        return outcome.match(
                accepted -> accepted,
                refused -> new Outcome.Misconfigured(refused.code(), refused.reason()),
                misconfigured -> misconfigured,
                deferred -> deferred,
                unknown -> new Deferred(unknown.code(), unknown.reason(), null, Outcome.Scope.CONNECTION));
    }

    private static Result failed(String code, String reason) {
        return new Result.Failed(new Outcome.Misconfigured(code, reason));
    }

    private static @Nullable URI address(String text) {
        try {
            URI address = URI.create(text);
            boolean web = address.getHost() != null && List.of("http", "https").contains(address.getScheme());
            return web ? address : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
