package io.github.carillon.starter.hub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.starter.hub.HubConnections.Opened;
import java.util.List;

/**
 * What a client is told before it connects.
 *
 * @see <a href="https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/TransportProtocols.md">Transport
 *     Protocols</a>
 */
final class Negotiation {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> TRANSPORTS = List.of("WebSockets", "ServerSentEvents", "LongPolling");

    private Negotiation() {}

    /**
     * The answer in the version that the client asks for, if that is known.
     *
     * @param asked the version; 0 has no token, so there the id is the secret
     */
    static ObjectNode answer(Opened opened, int asked) {
        int version = Math.min(Math.max(asked, 0), 1);
        ObjectNode answer = JSON.objectNode().put("negotiateVersion", version);
        if (version == 0) {
            answer.put("connectionId", opened.token());
        } else {
            answer.put("connectionId", opened.id()).put("connectionToken", opened.token());
        }
        ArrayNode transports = answer.putArray("availableTransports");
        for (String transport : TRANSPORTS) {
            transports
                    .addObject()
                    .put("transport", transport)
                    .putArray("transferFormats")
                    .add("Text");
        }
        return answer;
    }
}
