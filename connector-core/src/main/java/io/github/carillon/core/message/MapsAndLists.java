package io.github.carillon.core.message;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.MustacheException;
import java.util.Iterator;
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

    @Override
    public @Nullable Iterator<?> toIterator(Object value) {
        Iterator<?> all = super.toIterator(value);
        return all == null ? null : new Counted(all);
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
