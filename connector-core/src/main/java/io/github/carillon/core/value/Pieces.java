package io.github.carillon.core.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is too much for one statement or one request, in pieces. */
public final class Pieces {

    private Pieces() {}

    /**
     * All of it, in its order.
     *
     * @param most how many a piece has at most, positive
     */
    public static <T> List<List<T>> of(Collection<? extends T> all, int most) {
        List<T> list = List.copyOf(all);
        List<List<T>> pieces = new ArrayList<>();
        for (int from = 0; from < list.size(); from += most) {
            pieces.add(list.subList(from, Math.min(list.size(), from + most)));
        }
        return pieces;
    }
}
