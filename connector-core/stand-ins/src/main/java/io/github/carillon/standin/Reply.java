package io.github.carillon.standin;

import java.util.Map;

/** What goes back to a client. */
record Reply(int status, Map<String, String> headers, String contentType, String body) {

    private static final String PAGE = "<html><head><title>%1$d</title></head><body><h1>%1$d</h1></body></html>";

    static Reply json(int status, String body) {
        return new Reply(status, Map.of(), "application/json", body);
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
