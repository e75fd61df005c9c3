package io.github.carillon.core.mailapi;

/**
 * What a service said was wrong.
 *
 * @param code the service's own, or empty
 * @param text for people, or empty; may hold addresses
 */
record ServiceError(String code, String text) {

    private static final String CODE = "[A-Za-z][A-Za-z0-9_.-]{0,79}";

    /** Keeps a code only where it is one: it gets into incidents and logs. */
    ServiceError {
        code = code.matches(CODE) ? code : "";
    }

    /** Whether the service said nothing, as where it was not the service that answered. */
    boolean isEmpty() {
        return code.isEmpty() && text.isBlank();
    }
}
