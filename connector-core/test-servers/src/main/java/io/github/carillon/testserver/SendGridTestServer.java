package io.github.carillon.testserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Plays SendGrid's Mail Send and its list of scopes, for one key and one verified sender domain.
 *
 * @see <a href="https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send">Mail Send</a>
 */
public final class SendGridTestServer extends ServiceTestServer {

    private static final int LARGEST_REQUEST = 30 * 1024 * 1024;

    private final String key;
    private final Set<String> scopes;
    private final SendGridRules rules;
    private final List<JsonNode> mails = new CopyOnWriteArrayList<>();

    private SendGridTestServer(String key, Set<String> scopes, String domain) {
        this.key = key;
        this.scopes = Set.copyOf(scopes);
        this.rules = new SendGridRules(domain);
    }

    /** Starts one on a free port. */
    public static SendGridTestServer start(String key, Set<String> scopes, String domain) {
        SendGridTestServer testServer = new SendGridTestServer(key, scopes, domain);
        testServer.listen();
        return testServer;
    }

    /** The requests that were taken, oldest first. */
    public List<JsonNode> mails() {
        return List.copyOf(mails);
    }

    @Override
    Reply answer(ServiceRequest request) {
        if (!request.header("Authorization").equals("Bearer " + key)) {
            return error(401, "", "The provided authorization grant is invalid, expired, or revoked");
        }
        if (request.is("GET", "/v3/scopes")) {
            return Reply.json(200, "{\"scopes\":[\"" + String.join("\",\"", scopes) + "\"]}");
        }
        return request.is("POST", "/v3/mail/send") ? send(request) : error(404, "", "not found");
    }

    private Reply send(ServiceRequest request) {
        if (!scopes.contains("mail.send")) {
            return error(403, "", "access forbidden");
        }
        if (request.body().length > LARGEST_REQUEST) {
            return error(413, "", "The JSON payload you have included in your request is too large.");
        }
        if (!request.header("Content-Type").equals("application/json")) {
            return error(415, "", "JSON only");
        }
        return rules.wrong(request.json()).map(SendGridTestServer::reply).orElseGet(() -> take(request.json()));
    }

    private Reply take(JsonNode mail) {
        mails.add(mail);
        Map<String, String> id = Map.of("X-Message-Id", UUID.randomUUID().toString());
        return new Reply(202, id, "text/plain", "");
    }

    private static Reply reply(SendGridRules.Wrong wrong) {
        return error(wrong.status(), wrong.field(), wrong.message());
    }

    private static Reply error(int status, String field, String message) {
        String quoted = field.isEmpty() ? "null" : "\"" + field + "\"";
        return Reply.json(
                status, "{\"errors\":[{\"message\":\"" + message + "\",\"field\":" + quoted + ",\"help\":null}]}");
    }
}
