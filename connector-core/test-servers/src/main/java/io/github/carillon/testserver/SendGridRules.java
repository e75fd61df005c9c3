package io.github.carillon.testserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What Mail Send refuses, as far as a client may get it wrong. */
final class SendGridRules {

    private static final Set<String> RESERVED = Set.of(
            "x-sg-id",
            "x-sg-eid",
            "received",
            "dkim-signature",
            "content-type",
            "content-transfer-encoding",
            "to",
            "from",
            "subject",
            "reply-to",
            "cc",
            "bcc");

    private final String domain;

    SendGridRules(String domain) {
        this.domain = domain;
    }

    /** What is wrong, and where. */
    record Wrong(int status, String field, String message) {}

    Optional<Wrong> wrong(JsonNode mail) {
        return recipients(mail.path("personalizations"))
                .or(() -> sender(mail.path("from").path("email").asText("")))
                .or(() -> text(mail))
                .or(() -> headers(mail.path("headers")))
                .or(() -> attachments(mail.path("attachments")));
    }

    private static Optional<Wrong> recipients(JsonNode personalizations) {
        if (personalizations.size() != 1 || personalizations.path(0).path("to").isEmpty()) {
            return bad("personalizations.0.to", "The to array is required");
        }
        Set<String> named = new HashSet<>();
        for (String list : new String[] {"to", "cc", "bcc"}) {
            for (JsonNode person : personalizations.path(0).path(list)) {
                String address = person.path("email").asText("");
                if (!address.contains("@") || address.endsWith(".invalid")) {
                    return bad(
                            "personalizations.0." + list + ".0.email", "Does not contain a valid address: " + address);
                }
                if (!named.add(address.toLowerCase(Locale.ROOT))) {
                    return bad("personalizations.0." + list, "Each email address should be unique: " + address);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Wrong> sender(String from) {
        return from.endsWith("@" + domain)
                ? Optional.empty()
                : Optional.of(
                        new Wrong(403, "from", "The from address does not match a verified Sender Identity: " + from));
    }

    private static Optional<Wrong> text(JsonNode mail) {
        if (mail.path("subject").asText("").isEmpty()) {
            return bad("subject", "The subject is required");
        }
        boolean first = true;
        for (JsonNode content : mail.path("content")) {
            boolean plain = content.path("type").asText("").equals("text/plain");
            if (content.path("value").asText("").isEmpty() || (plain && !first)) {
                return bad("content", "The content value must be a string at least one character in length");
            }
            first = false;
        }
        return first
                ? bad("content", "Unless a valid template_id is provided, the content parameter is required")
                : Optional.empty();
    }

    private static Optional<Wrong> headers(JsonNode headers) {
        for (Iterator<String> names = headers.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            String value = headers.path(name).asText("");
            if (RESERVED.contains(name.toLowerCase(Locale.ROOT)) || !value.matches("[ -~]*")) {
                return bad("headers." + name, "reserved, or not encoded");
            }
        }
        return Optional.empty();
    }

    private static Optional<Wrong> attachments(JsonNode attachments) {
        for (JsonNode attachment : attachments) {
            if (attachment.path("filename").asText("").isEmpty()
                    || attachment.path("type").asText("").matches("|.*[;\r\n].*")) {
                return bad("attachments.0.type", "no name, or a type with parameters");
            }
            try {
                Base64.getDecoder().decode(attachment.path("content").asText(""));
            } catch (IllegalArgumentException notBase64) {
                return bad("attachments.0.content", "The attachment content must be base64 encoded.");
            }
        }
        return Optional.empty();
    }

    private static Optional<Wrong> bad(String field, String message) {
        return Optional.of(new Wrong(400, field, message));
    }
}
