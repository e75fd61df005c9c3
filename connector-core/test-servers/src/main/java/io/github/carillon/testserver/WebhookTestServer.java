package io.github.carillon.testserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Plays a system that takes webhooks: checks signature and time as a receiver does, and takes each message once, however
 * often it comes.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
public final class WebhookTestServer extends ServiceTestServer {

    /** Where it takes webhooks. */
    public static final String PATH = "/hooks/carillon";

    private final WebhookCheck check;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();

    private WebhookTestServer(String secret, Clock clock) {
        this.check = new WebhookCheck(secret, clock);
    }

    /**
     * Starts one on a free port.
     *
     * @param secret {@code whsec_} and base64
     */
    public static WebhookTestServer start(String secret, Clock clock) {
        WebhookTestServer testServer = new WebhookTestServer(secret, clock);
        testServer.listen();
        return testServer;
    }

    /** Where to send to. */
    public URI url() {
        return URI.create(baseUri() + PATH);
    }

    /** What was taken, oldest first: each message once. */
    public List<JsonNode> messages() {
        return List.copyOf(messages);
    }

    @Override
    Reply answer(ServiceRequest request) {
        if (!request.is("POST", PATH)) {
            return reply(404, "no such hook");
        }
        return check.wrong(request).map(reason -> reply(401, reason)).orElseGet(() -> take(request));
    }

    private Reply take(ServiceRequest request) {
        if (!request.header("Content-Type").startsWith("application/json")
                || request.json().isMissingNode()) {
            return reply(415, "JSON only");
        }
        if (known.add(request.header("webhook-id"))) {
            messages.add(request.json());
        }
        return new Reply(204, Map.of(), "text/plain", "");
    }

    private static Reply reply(int status, String text) {
        return new Reply(status, Map.of(), "text/plain", text);
    }
}
