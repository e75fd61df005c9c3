package io.github.carillon.core.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.message.WebhookMessage;
import io.github.carillon.core.outbox.OutboxEntry;
import io.github.carillon.core.outbox.OutboxMessage;
import io.github.carillon.core.outbox.OutboxSource;
import io.github.carillon.core.recipient.GroupId;
import java.util.Optional;

/** What is told of alerts, to other systems. */
public final class AlertWebhooks implements OutboxSource<WebhookMessage> {

    /** The name of its entries' source. */
    public static final String NAME = "alert-webhook";

    private final AlertMessages messages;
    private final ObjectMapper json = new ObjectMapper();

    public AlertWebhooks(AlertMessages messages) {
        this.messages = messages;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<OutboxMessage<WebhookMessage>> message(OutboxEntry entry) {
        return messages.of(entry.key())
                .map(message -> new OutboxMessage<>(
                        new GroupId(entry.recipient()),
                        new WebhookMessage(message.noteId(), body(message)),
                        message.category(),
                        true,
                        "A webhook of supervision, " + message.noteId()));
    }

    private JsonNode body(AlertMessage message) {
        try {
            return json.readTree(message.body());
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("what was kept as JSON is none", damaged);
        }
    }
}
