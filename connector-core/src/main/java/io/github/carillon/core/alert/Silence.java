package io.github.carillon.core.alert;

/**
 * Of what a group of users wants to hear nothing.
 *
 * @param receivers the group's id
 * @param tenant the tenant's id, or empty
 * @param about the process definition's key, or the connection
 */
record Silence(String receivers, String tenant, String about) {

    /** A connection is silenced by itself; no process is called as that is. */
    static String about(AlertKey key) {
        return key.kind() == AlertKind.CONNECTION ? "connection:" + key.cause() : key.definitionKey();
    }

    static Silence of(AlertKey key) {
        return new Silence(key.receivers(), key.tenant(), about(key));
    }
}
