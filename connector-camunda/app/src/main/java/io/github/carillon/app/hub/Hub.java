package io.github.carillon.app.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.carillon.app.inbox.NoteBus.Subscription;
import io.github.carillon.core.value.Validated;

/** What a hub does, whatever its clients are connected by. */
interface Hub {

    /** A client is there, until what this returns is closed. */
    Subscription enter(HubClient client);

    /** A client calls a method; what it returns, or what the client is told went wrong. */
    Validated<JsonNode> invoke(HubClient client, String method, ArrayNode arguments);
}
