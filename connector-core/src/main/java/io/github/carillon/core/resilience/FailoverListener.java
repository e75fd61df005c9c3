package io.github.carillon.core.resilience;

/** Is told when a fallback takes over, to count it. Called on any thread; must return quickly. */
@FunctionalInterface
public interface FailoverListener {

    /** A listener that counts nothing. */
    FailoverListener NONE = (from, to) -> {};

    /**
     * A delivery was not made by one connection and is about to be tried by the next.
     *
     * @param from the name of the connection that sent nothing
     * @param to the name of the one that is tried now
     */
    void failedOver(String from, String to);
}
