package io.github.carillon.testserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Plays SendEmail and GetAccount of Amazon SES, version 2, for one access key, or for those that were lent, and one verified sender domain. Checks the
 * signature as AWS does, with a calculation of its own.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html">SendEmail</a>
 */
public final class SesTestServer extends ServiceTestServer {

    private static final int MOST_RECIPIENTS = 50;
    private static final int LARGEST_MESSAGE = 40 * 1024 * 1024;

    private final SesSignature signature;
    private final String domain;
    private final Clock clock;
    private final List<ReceivedMail> mails = new CopyOnWriteArrayList<>();

    private SesTestServer(SesSignature signature, String domain, Clock clock) {
        this.signature = signature;
        this.domain = domain;
        this.clock = clock;
    }

    /** Starts one on a free port. */
    public static SesTestServer start(String keyId, String key, String region, String domain, Clock clock) {
        AwsKey only = new AwsKey(keyId, key, "", Instant.MAX);
        return start(id -> Optional.of(only).filter(known -> known.id().equals(id)), region, domain, clock);
    }

    /** The same, for keys that were lent. */
    public static SesTestServer start(AwsKeys keys, String region, String domain, Clock clock) {
        return start(keys::find, region, domain, clock);
    }

    private static SesTestServer start(
            Function<String, Optional<AwsKey>> keys, String region, String domain, Clock clock) {
        SesTestServer testServer = new SesTestServer(new SesSignature(keys, region, clock), domain, clock);
        testServer.listen();
        return testServer;
    }

    /** What was taken, oldest first. */
    public List<ReceivedMail> mails() {
        return List.copyOf(mails);
    }

    @Override
    Reply answer(ServiceRequest request) {
        Optional<String> wrong = signature.wrong(request);
        if (wrong.isPresent()) {
            return error(403, wrong.get(), "The security token or signature included in the request is invalid.");
        }
        if (request.is("GET", "/v2/email/account")) {
            return Reply.json(
                    200,
                    "{\"SendingEnabled\":true,\"ProductionAccessEnabled\":false,\"EnforcementStatus\":\"HEALTHY\"}");
        }
        return request.is("POST", "/v2/email/outbound-emails") ? send(request.json()) : error(404, "", "no such path");
    }

    private Reply send(JsonNode request) {
        byte[] content;
        try {
            content = Base64.getDecoder()
                    .decode(request.path("Content").path("Raw").path("Data").asText(""));
        } catch (IllegalArgumentException notBase64) {
            return error(400, "BadRequestException", "Data is not base64");
        }
        List<String> recipients = new ArrayList<>();
        for (String list : new String[] {"ToAddresses", "CcAddresses", "BccAddresses"}) {
            request.path("Destination").path(list).forEach(address -> recipients.add(address.asText()));
        }
        return take(content, recipients);
    }

    private Reply take(byte[] content, List<String> recipients) {
        MimeText message = MimeText.read(content);
        if (!message.isWhole()
                || content.length > LARGEST_MESSAGE
                || message.header().containsKey("Bcc")) {
            return error(400, "BadRequestException", "the message is not whole, too large, or shows blind copies");
        }
        if (recipients.isEmpty()
                || recipients.size() > MOST_RECIPIENTS
                || !recipients.stream().allMatch(SesTestServer::plain)) {
            return error(400, "BadRequestException", "Illegal address among " + recipients);
        }
        List<String> from = message.addresses("From");
        if (from.size() != 1 || !from.get(0).endsWith("@" + domain)) {
            return error(
                    400,
                    "MessageRejected",
                    "Email address is not verified. The following identities failed the check: " + from);
        }
        mails.add(new ReceivedMail(from.get(0), recipients, content, clock.instant()));
        return Reply.json(200, "{\"MessageId\":\"" + UUID.randomUUID() + "\"}");
    }

    private static boolean plain(String address) {
        return address.matches("[!-~]+@[a-z0-9.-]+") && !address.endsWith(".invalid");
    }

    private static Reply error(int status, String code, String message) {
        Map<String, String> type =
                Map.of("x-amzn-ErrorType", code + ":http://internal.amazon.com/coral/com.amazonaws.services.ses/");
        return new Reply(status, type, "application/json", "{\"message\":\"" + message + "\"}");
    }
}
