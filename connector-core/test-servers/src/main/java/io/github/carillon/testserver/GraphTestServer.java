package io.github.carillon.testserver;

import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Plays Microsoft's token endpoint, {@code /tenant/oauth2/v2.0/token}, and Graph's {@code sendMail} for one mailbox,
 * which takes the message in MIME.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/user-sendmail">sendMail</a>
 */
public final class GraphTestServer extends ServiceTestServer {

    /** Where tokens are given. */
    public static final String TOKEN_PATH = "/tenant/oauth2/v2.0/token";

    private static final int LARGEST_REQUEST = 4 * 1024 * 1024;

    private final TokenIssuer issuer;
    private final String mailbox;
    private final Clock clock;
    private final List<ReceivedMail> mails = new CopyOnWriteArrayList<>();

    private GraphTestServer(TokenClient client, String mailbox, Clock clock) {
        this.issuer = new TokenIssuer(client);
        this.mailbox = mailbox;
        this.clock = clock;
    }

    /** Starts one on a free port. */
    public static GraphTestServer start(TokenClient client, String mailbox, Clock clock) {
        GraphTestServer testServer = new GraphTestServer(client, mailbox, clock);
        testServer.listen();
        return testServer;
    }

    /** The path of the mailbox's {@code sendMail}. */
    public String sendMailPath() {
        return "/v1.0/users/" + mailbox + "/sendMail";
    }

    /** What was taken, oldest first. */
    public List<ReceivedMail> mails() {
        return List.copyOf(mails);
    }

    /** Has every token given so far be refused. */
    public void revokeTokens() {
        issuer.revokeAll();
    }

    @Override
    Reply answer(ServiceRequest request) {
        if (request.is("POST", TOKEN_PATH)) {
            return issuer.answer(request);
        }
        String authorization = request.header("Authorization");
        if (!authorization.startsWith("Bearer ") || !issuer.knows(authorization.substring("Bearer ".length()))) {
            return error(401, "InvalidAuthenticationToken", "Access token has expired or is not yet valid.");
        }
        if (!request.path().equals(sendMailPath())) {
            return error(404, "ErrorInvalidUser", "The requested user '" + request.path() + "' is invalid.");
        }
        return request.method().equals("POST") ? sendMail(request) : error(405, "Request_BadRequest", "POST only");
    }

    private Reply sendMail(ServiceRequest request) {
        if (request.body().length > LARGEST_REQUEST) {
            return error(413, "RequestEntityTooLarge", "The request is too large.");
        }
        if (!request.header("Content-Type").equals("text/plain")) {
            return error(415, "RequestBodyRead", "neither JSON nor MIME");
        }
        try {
            return take(Base64.getDecoder().decode(request.body()));
        } catch (IllegalArgumentException notBase64) {
            return error(400, "ErrorMimeContentInvalidBase64String", "Invalid base64 string for MIME content.");
        }
    }

    private Reply take(byte[] content) {
        MimeText message = MimeText.read(content);
        List<String> recipients = message.addresses("To", "Cc", "Bcc");
        if (!message.isWhole()) {
            return error(400, "ErrorMimeContentInvalid", "the message is not whole");
        }
        if (!message.addresses("From").contains(mailbox)) {
            return error(403, "ErrorSendAsDenied", mailbox + " may not send as somebody else");
        }
        if (recipients.isEmpty() || recipients.stream().anyMatch(address -> address.endsWith(".invalid"))) {
            return error(400, "ErrorInvalidRecipients", "At least one recipient is not valid: " + recipients);
        }
        mails.add(new ReceivedMail(mailbox, recipients, content, clock.instant()));
        return Reply.json(202, "");
    }

    private static Reply error(int status, String code, String text) {
        return Reply.json(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + text + "\"}}");
    }
}
