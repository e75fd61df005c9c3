package io.github.carillon.core.webpush;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.http.Urls;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.value.Json;
import java.net.URI;

/**
 * What a device is told of a note, in the declarative form that Safari shows by itself and a service worker reads
 * elsewhere. A click leads to the bell's page, which marks the note and goes on to its link.
 *
 * @see <a href="https://w3c.github.io/push-api/#declarative-push-message">Push API, declarative push messages</a>
 */
final class PushPayload {

    private static final int DECLARATIVE = 8030;

    private PushPayload() {}

    /**
     * In UTF-8.
     *
     * @param page the address of the bell's page
     */
    static byte[] of(Note note, URI page) {
        ObjectNode payload = Json.object().put("web_push", DECLARATIVE);
        ObjectNode notification = payload.putObject("notification")
                .put("title", note.title())
                .put("body", note.body())
                .put("navigate", page + "?note=" + Urls.segment(note.id()))
                .put("tag", note.id());
        ObjectNode data = notification.putObject("data").put("note", note.id());
        if (note.link() != null) {
            data.put("link", note.link().toString());
        }
        return Json.bytes(payload);
    }
}
