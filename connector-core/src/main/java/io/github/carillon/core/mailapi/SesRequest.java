package io.github.carillon.core.mailapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.http.HttpResult.Answer;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.OutgoingMail;
import io.github.carillon.core.recipient.EmailAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of SES's SendEmail, and what its errors look like. */
final class SesRequest {

    private SesRequest() {}

    static ObjectNode of(OutgoingMail mail, Delivery<Mail> delivery, @Nullable String configurationSet) {
        Mail message = delivery.message();
        ObjectNode request = Json.object();
        request.putObject("Content").putObject("Raw").put("Data", mail.bytes());
        ObjectNode destination = request.putObject("Destination");
        // they alone decide who gets it, whatever its header says
        add(destination.putArray("ToAddresses"), message.isApart() ? List.of(message.to()) : message.addressed());
        add(destination.putArray("CcAddresses"), message.isApart() ? List.of() : message.cc());
        add(destination.putArray("BccAddresses"), message.isApart() ? List.of() : message.bcc());
        request.putArray("EmailTags")
                .addObject()
                .put("Name", "carillon-delivery")
                .put("Value", delivery.key().id());
        if (configurationSet != null) {
            request.put("ConfigurationSetName", configurationSet);
        }
        return request;
    }

    /** The code stands in a header, with an address behind it, or in the body, with a namespace before it. */
    static ServiceError error(Answer answer) {
        JsonNode body = answer.json();
        String type = answer.header("x-amzn-ErrorType")
                .orElse(body.path("__type").asText(body.path("code").asText("")));
        String code = type.replaceFirst(":.*", "").replaceFirst(".*#", "");
        String text = body.path("message").asText(body.path("Message").asText(""));
        // in the sandbox this is said of recipients too, and there only an operator can help
        boolean unverified = code.equals("MessageRejected") && text.startsWith("Email address is not verified");
        // whatever comes from Amazon names its type: a text alone is that of something in between
        return new ServiceError(unverified ? "MailFromDomainNotVerifiedException" : code, code.isEmpty() ? "" : text);
    }

    private static void add(ArrayNode list, List<EmailAddress> addresses) {
        addresses.forEach(address -> list.add(address.value()));
    }
}
