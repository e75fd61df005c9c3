package io.github.carillon.bell;

/**
 * What the browser gets.
 *
 * @param status the HTTP status
 * @param type the media type of the body
 * @param body JSON, or empty
 */
record Answer(int status, String type, String body) {

    /** An answer of the plugin's own, since the inbox gave none that is good for anything (RFC 9457). */
    static Answer problem(int status, String title) {
        return new Answer(
                status, "application/problem+json", "{\"title\":" + Json.text(title) + ",\"status\":" + status + "}");
    }
}
