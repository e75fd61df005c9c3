package io.github.carillon.starter.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.carillon.core.value.Validated;
import io.github.carillon.starter.inbox.NoteBus.Subscription;

/** What a hub does, whatever its clients are connected by. */
interface Hub {

    /** A client is there, until what this returns is closed. */
    Subscription enter(HubClient client);

    /** A client calls a method; what it returns, or what the client is told went wrong. */
    Validated<JsonNode> invoke(HubClient client, String method, ArrayNode arguments);
}
