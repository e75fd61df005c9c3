package io.github.carillon.bench.lab;

import io.github.carillon.bench.child.Child;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Inboxes of different sizes in one database, and the JVM that asks them. For one thread. */
public final class Inboxes implements AutoCloseable {

    private final Child child;
    private final String sizes;

    private Inboxes(Child child, List<Integer> sizes) {
        this.child = child;
        this.sizes = sizes.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** Fills them, which takes a while. */
    static Inboxes fill(Child child, List<Integer> sizes) {
        sizes.forEach(size -> child.ask("fill", size));
        return new Inboxes(child, sizes);
    }

    /**
     * Does something so often in each of them, in turns, after as many times that do not count.
     *
     * @param deed as the JVM knows it
     * @return the medians in milliseconds, in the order of the sizes
     */
    public List<Double> median(String deed, int times) {
        child.ask(deed, times, sizes);
        return Stream.of(child.ask(deed, times, sizes).split(" ", -1))
                .map(Double::valueOf)
                .toList();
    }

    @Override
    public void close() {
        child.close();
    }
}
