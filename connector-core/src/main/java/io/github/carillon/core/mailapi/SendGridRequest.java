package io.github.carillon.core.mailapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.http.HttpResult.Answer;
import io.github.carillon.core.message.Attachment;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.OutgoingMail;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.value.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The body of SendGrid's Mail Send, and what its errors look like. */
final class SendGridRequest {

    /** Written by SendGrid from the other parts of the request; it refuses them as headers. */
    private static final Set<String> OWN_FIELDS = Set.of("date", "from", "reply-to", "to", "cc", "subject");

    private SendGridRequest() {}

    static ObjectNode of(OutgoingMail mail, Delivery<Mail> delivery) {
        Mail message = delivery.message();
        ObjectNode request = Json.object();
        addRecipients(request.putArray("personalizations").addObject(), message);
        request.set("from", person(mail.from()));
        addReplyTo(request, mail.replyTo());
        request.put("subject", message.subject());
        addContent(request.putArray("content"), message);
        if (!message.attachments().isEmpty()) {
            ArrayNode attachments = request.putArray("attachments");
            message.attachments().forEach(attachment -> add(attachments.addObject(), attachment, message));
        }
        addHeaders(request.putObject("headers"), mail);
        request.putObject("custom_args").put("carillon_delivery", delivery.key().id());
        return request;
    }

    /** The field a mistake is in serves as its code; which of the recipients it was is left out. */
    static ServiceError error(Answer answer) {
        JsonNode first = answer.json().path("errors").path(0);
        String field = first.path("field").asText("").replaceAll("\\.[0-9]+|\\[[0-9]+]", "");
        return new ServiceError(
                field.equals("null") ? "" : field, first.path("message").asText(""));
    }

    /** Nobody may be named twice, not even in different lists. */
    private static void addRecipients(ObjectNode personalization, Mail mail) {
        Set<String> named = new HashSet<>();
        addPeople(personalization, "to", mail.addressed(), named);
        addPeople(personalization, "cc", mail.cc(), named);
        addPeople(personalization, "bcc", mail.bcc(), named);
    }

    private static void addPeople(ObjectNode parent, String name, List<EmailAddress> people, Set<String> named) {
        List<EmailAddress> others = people.stream()
                .filter(person -> named.add(person.value().toLowerCase(Locale.ROOT)))
                .toList();
        if (!others.isEmpty()) {
            ArrayNode list = parent.putArray(name);
            others.forEach(person -> list.add(person(person)));
        }
    }

    /** Of the two fields it takes one alone. */
    private static void addReplyTo(ObjectNode request, List<EmailAddress> replyTo) {
        if (replyTo.size() == 1) {
            request.set("reply_to", person(replyTo.get(0)));
        } else if (!replyTo.isEmpty()) {
            ArrayNode list = request.putArray("reply_to_list");
            replyTo.forEach(address -> list.add(person(address)));
        }
    }

    private static ObjectNode person(EmailAddress address) {
        ObjectNode person = Json.object().put("email", address.value());
        return address.name() == null ? person : person.put("name", address.name());
    }

    /** Plain text comes first, and no part may be empty. */
    private static void addContent(ArrayNode content, Mail mail) {
        if (mail.html() == null || !mail.text().isEmpty()) {
            content.addObject().put("type", "text/plain").put("value", mail.text());
        }
        if (mail.html() != null) {
            content.addObject().put("type", "text/html").put("value", mail.html());
        }
    }

    private static void add(ObjectNode node, Attachment attachment, Mail mail) {
        boolean shown = mail.html() != null && attachment.contentId() != null;
        node.put("content", attachment.content())
                .put("type", attachment.contentType().replaceFirst(";.*", ""))
                .put("filename", attachment.name())
                .put("disposition", shown ? "inline" : "attachment");
        if (shown) {
            node.put("content_id", attachment.contentId());
        }
    }

    private static void addHeaders(ObjectNode headers, OutgoingMail mail) {
        mail.header().forEach((name, value) -> {
            if (!OWN_FIELDS.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, value.replaceAll("\r\n(?=[ \t])", ""));
            }
        });
    }
}
