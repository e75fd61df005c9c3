package io.github.carillon.core.outbox;

/**
 * How often an entry was tried in vain.
 *
 * @param failed in all
 * @param misconfigured how often of these because the configuration was wrong
 * @param possiblySent how often of these nobody knows whether it was sent
 */
public record Tries(int failed, int misconfigured, int possiblySent) {

    /** Never yet. */
    public static final Tries NONE = new Tries(0, 0, 0);

    /** Once more. */
    Tries failedAgain() {
        return new Tries(failed + 1, misconfigured, possiblySent);
    }

    /** Once more, by the configuration. */
    Tries misconfiguredAgain() {
        return new Tries(failed + 1, misconfigured + 1, possiblySent);
    }

    /** Once more, and nobody knows. */
    Tries possiblySentAgain() {
        return new Tries(failed + 1, misconfigured, possiblySent + 1);
    }
}
