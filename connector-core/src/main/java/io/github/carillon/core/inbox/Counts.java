package io.github.carillon.core.inbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.value.Json;

/**
 * How many notes wait for their reader. What is archived, deleted or expired does not count.
 *
 * @param unseen those that were not even shown to them
 * @param unread those that they have not read; the unseen are among them
 */
public record Counts(int unseen, int unread) {

    static final Counts NONE = new Counts(0, 0);

    /** As the reader's programs get it: {@code {"unseen":2,"unread":5}}. */
    public ObjectNode json() {
        return Json.object().put("unseen", unseen).put("unread", unread);
    }
}
