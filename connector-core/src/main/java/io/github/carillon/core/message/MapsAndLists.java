package io.github.carillon.core.message;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks into maps and lists only; jmustache's default would also call methods and read fields. Counts how often
 * sections are repeated, since lists in lists multiply; so it serves one rendering.
 */
final class MapsAndLists extends BasicCollector {

    static final int MOST_REPETITIONS = 100_000;

    private int repetitions;

    boolean isExhausted() {
        return repetitions > MOST_REPETITIONS;
    }

    /** Bytes are one value, and a text that is empty says no more than a list that is. */
    @Override
    public @Nullable Iterator<?> toIterator(Object value) {
        if (value instanceof Extended extended) {
            return isList(extended.value()) ? toIterator(extended.value()) : null;
        }
        if (value instanceof byte[] bytes) {
            return bytes.length == 0 ? Collections.emptyIterator() : null;
        }
        if (value instanceof CharSequence text && text.isEmpty()) {
            return Collections.emptyIterator();
        }
        Iterator<?> all = super.toIterator(value);
        return all == null ? null : new Counted(all);
    }

    @Override
    public Mustache.@Nullable VariableFetcher createFetcher(Object value, String name) {
        if (value instanceof Extended) {
            return this::extended;
        }
        Mustache.VariableFetcher own = super.createFetcher(value, name);
        return name.indexOf('[') < 0 ? own : (data, path) -> byPath(own, data, path);
    }

    /** What has the whole path for its name goes before what the path leads to. */
    private static @Nullable Object byPath(Mustache.@Nullable VariableFetcher own, Object value, String path)
            throws Exception {
        Object whole = own == null ? Template.NO_FETCHER_FOUND : own.get(value, path);
        return whole == Template.NO_FETCHER_FOUND ? along(PathStep.of(path), value) : whole;
    }

    private static @Nullable Object along(List<PathStep> path, @Nullable Object start) {
        Object value = path.isEmpty() ? Template.NO_FETCHER_FOUND : start;
        for (PathStep step : path) {
            if (value == null || value == Template.NO_FETCHER_FOUND) {
                return value;
            }
            value = step.isIn(value) ? step.in(value) : Template.NO_FETCHER_FOUND;
        }
        return value;
    }

    private @Nullable Object extended(Object value, String name) throws Exception {
        Extended extended = (Extended) value;
        if (extended.fields().containsKey(name)) {
            return extended.fields().get(name);
        }
        Mustache.VariableFetcher own = createFetcher(extended.value(), name);
        return own == null ? Template.NO_FETCHER_FOUND : own.get(extended.value(), name);
    }

    private static boolean isList(Object value) {
        return value instanceof Iterable || value instanceof Object[];
    }

    @Override
    public <K, V> Map<K, V> createFetcherCache() {
        return new ConcurrentHashMap<>();
    }

    private final class Counted implements Iterator<Object> {

        private final Iterator<?> all;

        Counted(Iterator<?> all) {
            this.all = all;
        }

        @Override
        public boolean hasNext() {
            return all.hasNext();
        }

        @Override
        public Object next() {
            repetitions++;
            if (isExhausted()) {
                throw new MustacheException("more than " + MOST_REPETITIONS + " repetitions");
            }
            return all.next();
        }
    }
}
