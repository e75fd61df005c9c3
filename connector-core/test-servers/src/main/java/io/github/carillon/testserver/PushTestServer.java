package io.github.carillon.testserver;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Plays a browser and the push service of its maker: gives subscriptions, checks what comes for them as a push service
 * does, and reads it as the browser does. What is wrong is answered as push services answer it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8030">RFC 8030</a>
 */
public final class PushTestServer extends ServiceTestServer {

    private static final String PATH = "/push/";

    private final PushRules rules;
    private final Map<String, PushReader> readers = new ConcurrentHashMap<>();
    private final List<ReceivedPush> received = new CopyOnWriteArrayList<>();

    private PushTestServer(Clock clock) {
        this.rules = new PushRules(clock);
    }

    /** Starts one on a free port. */
    public static PushTestServer start(Clock clock) {
        PushTestServer testServer = new PushTestServer(clock);
        testServer.listen();
        return testServer;
    }

    /** A new subscription, for whoever pushes to it. */
    public PushSubscription subscribe() {
        return subscribe(null);
    }

    /**
     * A new subscription, for one alone who pushes to it (RFC 8292, section 4).
     *
     * @param publicKey of who may, in base64url; or null for anybody
     */
    public PushSubscription subscribe(@Nullable String publicKey) {
        String id = UUID.randomUUID().toString();
        PushReader reader = PushReader.create(publicKey);
        readers.put(id, reader);
        return reader.subscription(baseUri() + PATH + id);
    }

    /** Ends a subscription, as when a browser is uninstalled. */
    public void unsubscribe(PushSubscription subscription) {
        readers.remove(id(subscription.endpoint()));
    }

    /** What was taken, oldest first. */
    public List<ReceivedPush> received() {
        return List.copyOf(received);
    }

    @Override
    Reply answer(ServiceRequest request) {
        PushReader reader = readers.get(id(request.path()));
        if (reader == null || !request.path().startsWith(PATH)) {
            return error(410, "subscription has expired or been unsubscribed");
        }
        return rules.wrong(request, baseUri(), reader.publicKeyOfSender())
                .map(wrong -> error(wrong.status(), wrong.message()))
                .orElseGet(() -> take(request, reader));
    }

    private Reply take(ServiceRequest request, PushReader reader) {
        String message = UUID.randomUUID().toString();
        received.add(new ReceivedPush(
                baseUri() + request.path(),
                Long.parseLong(request.header("TTL")),
                request.header("Urgency"),
                request.header("Topic"),
                reader.read(request.body()).orElse(null)));
        return new Reply(201, Map.of("Location", baseUri() + "/message/" + message), "text/plain", "");
    }

    private static String id(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static Reply error(int status, String message) {
        return Reply.json(status, "{\"code\":" + status + ",\"message\":\"" + message + "\"}");
    }
}
