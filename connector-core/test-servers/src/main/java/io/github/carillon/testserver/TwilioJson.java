package io.github.carillon.testserver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Twilio's documents of API version 2010-04-01. */
final class TwilioJson {

    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
            .withZone(ZoneOffset.UTC);

    private TwilioJson() {}

    static Reply error(TwilioError error) {
        ObjectNode json = object();
        json.put("code", error.code());
        json.put("message", error.message());
        json.put("more_info", "https://www.twilio.com/docs/errors/" + error.code());
        json.put("status", error.status());
        return Reply.json(error.status(), json.toString());
    }

    static Reply account(TwilioAccount account) {
        ObjectNode json = object();
        json.put("sid", account.sid());
        json.put("owner_account_sid", account.sid());
        json.put("friendly_name", "Test server");
        json.put("status", "active");
        json.put("type", "Full");
        json.put("uri", TwilioApi.ROOT + account.sid() + ".json");
        return Reply.json(200, json.toString());
    }

    /** A message just taken: not yet sent. */
    static Reply taken(String account, TwilioMessage message) {
        return Reply.json(201, message(account, message, message.status(), null).toString());
    }

    /** A message asked for later: sent by then. */
    static ObjectNode sent(String account, TwilioMessage message) {
        return message(account, message, "sent", message.receivedAt());
    }

    static Reply page(MessagePage page, List<ObjectNode> messages) {
        ObjectNode json = object();
        json.put("first_page_uri", page.uri(0));
        json.put("previous_page_uri", page.number() == 0 ? null : page.uri(page.number() - 1));
        json.put("next_page_uri", page.hasNext() ? page.uri(page.number() + 1) : null);
        json.put("uri", page.uri(page.number()));
        json.put("page", page.number());
        json.put("page_size", page.size());
        json.put("start", page.start());
        json.put("end", page.end());
        json.putArray("messages").addAll(messages);
        return Reply.json(200, json.toString());
    }

    private static ObjectNode message(String account, TwilioMessage message, String status, @Nullable Instant sentAt) {
        String uri = TwilioApi.ROOT + account + "/Messages/" + message.sid();
        ObjectNode json = object();
        json.put("account_sid", account);
        json.put("api_version", "2010-04-01");
        json.put("body", text(message.body()));
        json.put("date_created", RFC_2822.format(message.receivedAt()));
        json.put("date_sent", sentAt == null ? null : RFC_2822.format(sentAt));
        json.put("date_updated", RFC_2822.format(message.receivedAt()));
        json.put("direction", "outbound-api");
        json.putNull("error_code");
        json.putNull("error_message");
        json.put("from", message.from());
        json.put("messaging_service_sid", message.messagingServiceSid());
        json.put("num_media", Integer.toString(message.mediaUrls().size()));
        json.put("num_segments", Integer.toString(Segments.of(text(message.body()))));
        json.putNull("price");
        json.put("price_unit", "USD");
        json.put("sid", message.sid());
        json.put("status", status);
        json.putObject("subresource_uris").put("media", uri + "/Media.json");
        json.put("to", message.to());
        json.put("uri", uri + ".json");
        return json;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
