package io.github.carillon.core.alert;

/**
 * Of what a group of users wants to hear nothing.
 *
 * @param receivers the group's id
 * @param tenant the tenant's id, or empty
 * @param definitionKey the process definition's key
 */
record Silence(String receivers, String tenant, String definitionKey) {

    static Silence of(AlertKey key) {
        return new Silence(key.receivers(), key.tenant(), key.definitionKey());
    }
}
