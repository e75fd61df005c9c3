package io.github.carillon.core.mailapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.http.HttpResult.Answer;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.OutgoingMail;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.value.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of SES's SendEmail, and what its errors look like. */
final class SesRequest {

    private static final String SANDBOX = "; the account is in the sandbox and reaches verified addresses only: ask"
            + " Amazon for production access, or have this recipient verified";

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

    /** The same of a mail: what is not verified may be its sender or, in the sandbox, its recipients. */
    static ServiceError error(Answer answer, OutgoingMail mail, boolean renewed) {
        ServiceError error = error(answer, renewed);
        if (!error.code().equals("MessageRejected") || !error.text().startsWith("Email address is not verified")) {
            return error;
        }
        return mail.isToldOfRecipientsAlone(error.text())
                ? new ServiceError("RecipientNotVerified", error.text() + SANDBOX)
                : new ServiceError("MailFromDomainNotVerifiedException", error.text());
    }

    /**
     * The code stands in a header, with an address behind it, or in the body, with a namespace before it.
     *
     * @param renewed whether AWS itself replaces the key before it expires: then the next may well be good
     */
    static ServiceError error(Answer answer, boolean renewed) {
        JsonNode body = answer.json();
        String type = answer.header("x-amzn-ErrorType")
                .orElse(body.path("__type").asText(body.path("code").asText("")));
        String code = type.replaceFirst(":.*", "").replaceFirst(".*#", "");
        String text = body.path("message").asText(body.path("Message").asText(""));
        if (renewed && code.equals("ExpiredTokenException")) {
            return new ServiceError("LentKeyExpired", text);
        }
        // whatever comes from Amazon names its type: a text alone is that of something in between
        return new ServiceError(code, code.isEmpty() ? "" : text);
    }

    private static void add(ArrayNode list, List<EmailAddress> addresses) {
        addresses.forEach(address -> list.add(address.value()));
    }
}
