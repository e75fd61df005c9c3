package io.github.carillon.app.hub;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.inbox.Reader;

/** A client of a hub, as the hub sees it. */
interface HubClient {

    /** Who he is, for as long as he is connected. */
    Reader reader();

    /** Calls a method of his, with one argument. Returns at once, from any thread; does nothing when he has gone. */
    void call(String method, JsonNode argument);
}
