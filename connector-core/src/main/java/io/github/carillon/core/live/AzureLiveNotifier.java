package io.github.carillon.core.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.http.HttpCall;
import io.github.carillon.core.http.HttpCaller;
import io.github.carillon.core.http.HttpResult.NoAnswer;
import io.github.carillon.core.http.UrlPath;
import io.github.carillon.core.http.Urls;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.NoteJson;
import io.github.carillon.core.value.Json;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pushes by the REST of Azure SignalR Service, which takes a note also for a user whom nobody sees connected. May be
 * called from any thread; keeps connections open and is closed when no longer needed.
 *
 * @see <a href="https://learn.microsoft.com/en-us/azure/azure-signalr/swagger/signalr-data-plane-rest-v20220601">Azure
 *     SignalR Service REST API, 2022-06-01</a>
 */
public final class AzureLiveNotifier implements LiveNotifier, AutoCloseable {

    private static final String VERSION = "2022-06-01";
    private static final Duration CALL = Duration.ofMinutes(5);
    private static final Duration CLIENT = Duration.ofHours(1);

    private final AzureSettings settings;
    private final HttpCaller caller;
    private final LiveAnswers answers;
    private final Clock clock;

    /** Connects to nothing yet. */
    public AzureLiveNotifier(AzureSettings settings, Clock clock) {
        this.settings = settings;
        this.caller = new HttpCaller(settings.limits());
        this.answers = new LiveAnswers("Azure SignalR", clock);
        this.clock = clock;
    }

    @Override
    public Outcome push(String hubUser, Note note) {
        return send("users", hubUser, note);
    }

    @Override
    public Outcome pushToGroup(String group, Note note) {
        return send("groups", group, note);
    }

    /**
     * What a client is told that asks where to connect: {@code {url, accessToken}}, as SignalR's negotiation has it. The
     * token is good for an hour and for this user alone.
     */
    public ObjectNode negotiate(String hubUser) {
        String url = settings.account().endpoint() + "/client/?hub=" + Urls.segment(hub());
        return Json.object().put("url", url).put("accessToken", sign(url, hubUser, CLIENT));
    }

    /** Closes the connections. */
    @Override
    public void close() {
        caller.close();
    }

    private Outcome send(String kind, String name, Note note) {
        // as a part of a path these lead elsewhere: to everybody
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            return new Outcome.Refused("INVALID_USER", "Azure SignalR can address nobody by this name");
        }
        UrlPath path = UrlPath.of("api", "hubs", hub(), kind, name, ":send");
        URI endpoint = settings.account().endpoint();
        String audience = path.below(endpoint).toString();
        ObjectNode body = Json.object().put("target", settings.method());
        body.putArray("arguments").add(NoteJson.of(note));
        HttpCall call = HttpCall.post(
                path.with("api-version", VERSION).below(endpoint),
                Map.of("Authorization", "Bearer " + sign(audience, null, CALL), "Content-Type", "application/json"),
                Json.bytes(body));
        return caller.call(call).match(answer -> answers.outcome(answer, note), NoAnswer::outcome);
    }

    private String sign(String audience, @Nullable String user, Duration life) {
        Instant now = clock.instant();
        return AzureToken.sign(settings.account().key(), audience, user, now, now.plus(life));
    }

    private String hub() {
        return settings.hub().toLowerCase(Locale.ROOT);
    }
}
