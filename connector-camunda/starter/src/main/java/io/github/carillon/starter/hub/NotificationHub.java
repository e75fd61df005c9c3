package io.github.carillon.starter.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.carillon.core.value.Validated;
import io.github.carillon.starter.inbox.NoteBus;
import io.github.carillon.starter.inbox.NoteBus.Subscription;
import io.github.carillon.starter.inbox.NoteEvent;
import java.util.List;

/**
 * The hub of in-app notifications. Its clients' method {@code notification} is called with each note as it is stored,
 * and {@code changed} with the counts. Its own one, {@code Since}, takes the id of the last note that a client has, or
 * nothing as long as it has none, and
 * calls {@code notification} with what came after it, oldest first; it returns how many those were, and as long as that
 * is not 0 there may be more.
 */
final class NotificationHub implements Hub {

    private static final String SINCE = "Since";

    private final NoteBus bus;
    private final NoteReplay replay;

    NotificationHub(NoteBus bus, NoteReplay replay) {
        this.bus = bus;
        this.replay = replay;
    }

    @Override
    public Subscription enter(HubClient client) {
        return bus.subscribe(client.reader(), event -> tell(client, event));
    }

    @Override
    public Validated<JsonNode> invoke(HubClient client, String method, ArrayNode arguments) {
        if (!method.equals(SINCE)) {
            return Validated.invalid("The hub has one method, " + SINCE + ".");
        }
        if (arguments.size() != 1 || !arguments.path(0).isTextual()) {
            return Validated.invalid(SINCE + " takes the id of a note, or a cursor.");
        }
        return replay.since(client.reader(), arguments.path(0).asText()).map(events -> replay(client, events));
    }

    private static JsonNode replay(HubClient client, List<NoteEvent> events) {
        events.forEach(event -> tell(client, event));
        return IntNode.valueOf(events.size());
    }

    private static void tell(HubClient client, NoteEvent event) {
        client.call(event.name(), JsonNodeFactory.instance.rawValueNode(new RawValue(event.json())));
    }
}
