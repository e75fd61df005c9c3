package io.github.carillon.starter.hub;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.recipient.Reader;

/** A client of a hub, as the hub sees it. */
interface HubClient {

    /** Who they are, for as long as they are connected. */
    Reader reader();

    /** Calls a method of theirs, with one argument. Returns at once, from any thread; does nothing when they have gone. */
    void call(String method, JsonNode argument);
}
