package io.github.carillon.testserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Plays Google's token endpoint, {@code /token}, and the sending of Firebase Cloud Messaging, HTTP version 1, for one
 * project. Every registration token is good but those that were told to be none.
 *
 * @see <a href="https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages/send">send</a>
 */
public final class FcmTestServer extends ServiceTestServer {

    /** Where tokens are given. */
    public static final String TOKEN_PATH = "/token";

    private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
    private static final String FCM_ERROR = "type.googleapis.com/google.firebase.fcm.v1.FcmError";

    private final GoogleTokens tokens;
    private final String project;
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final Set<String> removed = ConcurrentHashMap.newKeySet();
    private final Map<String, String> elsewhere = new ConcurrentHashMap<>();

    private FcmTestServer(GoogleAccount account, Clock clock) {
        this.tokens = new GoogleTokens(account, SCOPE, clock);
        this.project = account.projectId();
    }

    /** Starts one on a free port. */
    public static FcmTestServer start(GoogleAccount account, Clock clock) {
        FcmTestServer testServer = new FcmTestServer(account, clock);
        testServer.listen();
        return testServer;
    }

    /** An answer for {@link #next} with one of FCM's error codes. */
    public static ServiceAnswer error(int status, String code) {
        return ServiceAnswer.reply(status, text(status, code, "no", FCM_ERROR, "\"errorCode\":\"" + code + "\""));
    }

    /** The path where messages are sent. */
    public String sendPath() {
        return "/v1/projects/" + project + "/messages:send";
    }

    /** What was taken, oldest first. */
    public List<JsonNode> messages() {
        return List.copyOf(messages);
    }

    /** How many were taken for this registration token. */
    public long messages(String registration) {
        return messages.stream()
                .filter(message -> message.path("token").asText().equals(registration))
                .count();
    }

    /** From now on the app with this registration token is removed. */
    public void remove(String registration) {
        removed.add(registration);
    }

    /** From now on the app with this registration token is one of another project. */
    public void move(String registration, String otherProject) {
        elsewhere.put(registration, otherProject);
    }

    /** Has every access token given so far be refused. */
    public void revokeTokens() {
        tokens.revokeAll();
    }

    @Override
    Reply answer(ServiceRequest request) {
        if (request.is("POST", TOKEN_PATH)) {
            return tokens.answer(request);
        }
        String authorization = request.header("Authorization");
        if (!authorization.startsWith("Bearer ") || !tokens.knows(authorization.substring("Bearer ".length()))) {
            return plain(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.");
        }
        if (!request.is("POST", sendPath())) {
            return plain(403, "PERMISSION_DENIED", "Permission 'cloudmessaging.messages.create' denied on resource.");
        }
        return FcmRules.wrong(request.json())
                .map(FcmTestServer::malformed)
                .orElseGet(() -> take(request.json().path("message")));
    }

    private Reply take(JsonNode message) {
        String registration = message.path("token").asText();
        if (removed.contains(registration)) {
            return of(error(404, "UNREGISTERED"));
        }
        if (elsewhere.containsKey(registration)) {
            return of(error(403, "SENDER_ID_MISMATCH"));
        }
        messages.add(message);
        return Reply.json(200, "{\"name\":\"projects/" + project + "/messages/0:" + UUID.randomUUID() + "\"}");
    }

    private static Reply malformed(FcmRules.Wrong wrong) {
        String violation =
                "\"fieldViolations\":[{\"field\":\"" + wrong.field() + "\",\"description\":\"" + wrong.text() + "\"}]";
        return Reply.json(
                400,
                text(400, "INVALID_ARGUMENT", wrong.text(), "type.googleapis.com/google.rpc.BadRequest", violation));
    }

    private static Reply plain(int status, String code, String message) {
        return Reply.json(
                status,
                "{\"error\":{\"code\":" + status + ",\"message\":\"" + message + "\",\"status\":\"" + code + "\"}}");
    }

    private static Reply of(ServiceAnswer answer) {
        return Reply.json(answer.status(), answer.body());
    }

    private static String text(int status, String code, String message, String type, String detail) {
        return """
            {"error":{"code":%d,"message":"%s","status":"%s","details":[{"@type":"%s",%s}]}}\
            """.formatted(status, message, google(status, code), type, detail);
    }

    /** Google's own code for FCM's. */
    private static String google(int status, String code) {
        return switch (status) {
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "NOT_FOUND";
            case 429 -> "RESOURCE_EXHAUSTED";
            default -> code;
        };
    }
}
