package io.github.carillon.testserver;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What goes back to a client. */
record Reply(int status, Map<String, String> headers, String contentType, String body) {

    private static final int NO_BODY = -1;
    private static final String PAGE = "<html><head><title>%1$d</title></head><body><h1>%1$d</h1></body></html>";

    static Reply json(int status, String body) {
        return new Reply(status, Map.of(), "application/json", body);
    }

    void writeTo(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? NO_BODY : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /** This reply in the dress that the answer asks for. */
    Reply dressed(TwilioAnswer answer) {
        return switch (answer.body()) {
            case JSON -> new Reply(status, answer.headers(), contentType, body);
            case HTML -> new Reply(status, answer.headers(), "text/html", PAGE.formatted(status));
            case EMPTY -> new Reply(status, answer.headers(), contentType, "");
        };
    }
}
