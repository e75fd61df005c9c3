package io.github.carillon.steps.send;

import java.util.List;

/**
 * Where somebody gets messages of a kind.
 *
 * @param addresses each of them
 * @param gaps where they get none, with the reason
 * @param <A> where messages of the kind go
 */
record Reach<A>(List<A> addresses, List<Gap> gaps) {

    Reach {
        addresses = List.copyOf(addresses);
        gaps = List.copyOf(gaps);
    }

    /** At one address. */
    static <A> Reach<A> of(A address) {
        return new Reach<>(List.of(address), List.of());
    }

    /** Nowhere, for this reason. */
    static <A> Reach<A> nowhere(String reason) {
        return new Reach<>(List.of(), List.of(new Gap("", reason)));
    }

    /**
     * A place where somebody gets nothing.
     *
     * @param place behind their name, such as {@code , Phone (0123…)}; empty for the person themselves
     * @param reason in a few words, or a code
     */
    record Gap(String place, String reason) {}
}
