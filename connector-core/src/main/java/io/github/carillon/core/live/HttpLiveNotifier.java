package io.github.carillon.core.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.http.HttpCall;
import io.github.carillon.core.http.HttpCaller;
import io.github.carillon.core.http.HttpResult.NoAnswer;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.NoteJson;
import io.github.carillon.core.value.Json;
import io.github.carillon.core.value.Secret;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/**
 * Pushes by a POST to an application, which calls its clients itself: {@code {"user":…,"note":{…}}}, or with
 * {@code group} in place of {@code user}. May be called from any thread; keeps connections open and is closed when no
 * longer needed.
 */
public final class HttpLiveNotifier implements LiveNotifier, AutoCloseable {

    private final HttpSettings settings;
    private final HttpCaller caller;
    private final LiveAnswers answers;

    /** Connects to nothing yet. */
    public HttpLiveNotifier(HttpSettings settings, Clock clock) {
        this.settings = settings;
        this.caller = new HttpCaller(settings.limits());
        this.answers = new LiveAnswers("the application", clock);
    }

    @Override
    public Outcome push(String hubUser, Note note) {
        return send("user", hubUser, note);
    }

    @Override
    public Outcome pushToGroup(String group, Note note) {
        return send("group", group, note);
    }

    /** Closes the connections. */
    @Override
    public void close() {
        caller.close();
    }

    private Outcome send(String kind, String name, Note note) {
        ObjectNode body = Json.object().put(kind, name);
        body.set("note", NoteJson.of(note));
        HttpCall call = HttpCall.post(settings.url(), headers(), Json.bytes(body));
        return caller.call(call).match(answer -> answers.outcome(answer, note), NoAnswer::outcome);
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>(Map.of("Content-Type", "application/json"));
        Secret secret = settings.secret();
        if (secret != null && settings.header() != null) {
            headers.put(settings.header(), secret.reveal());
        } else if (secret != null) {
            headers.put("Authorization", "Bearer " + secret.reveal());
        }
        return headers;
    }
}
