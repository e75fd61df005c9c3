package io.github.carillon.worker.rest;

import io.github.carillon.worker.engine.EngineIncidents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pages that begin after a moment and end only between two moments. Pages by numbers would lose some where others end
 * meanwhile, and where the database orders those of one moment anew each time, since the REST sorts by one thing only.
 *
 * @param <T> what has a moment and an id
 * @param query asks the engine
 */
record MomentPages<T>(Query<T> query, Function<T, Instant> moment, Function<T, String> id) {

    /** The page that begins after the span's begin. */
    List<T> page(Span span, int most) {
        if (most < 1 || most > EngineIncidents.LARGEST_PAGE) {
            throw new IllegalArgumentException("a page of " + most);
        }
        List<T> first = query.ask(span, true, 0, most);
        return first.size() < most ? first : whole(first);
    }

    private List<T> whole(List<T> first) {
        Map<String, T> page = new LinkedHashMap<>();
        first.forEach(one -> page.put(id.apply(one), one));
        Span last = Span.of(moment.apply(first.get(first.size() - 1)));
        all(last).forEach(one -> page.putIfAbsent(id.apply(one), one));
        return List.copyOf(page.values());
    }

    /** All of a span that holds few, by their ids. */
    List<T> all(Span span) {
        List<T> all = new ArrayList<>();
        List<T> page;
        do {
            page = query.ask(span, false, all.size(), EngineIncidents.LARGEST_PAGE);
            all.addAll(page);
        } while (page.size() == EngineIncidents.LARGEST_PAGE);
        return all;
    }

    /**
     * What the engine is asked.
     *
     * @param <T> what it answers
     */
    @FunctionalInterface
    interface Query<T> {

        /**
         * Some of what is in the span.
         *
         * @param byMoment sorted by moment; otherwise by ids
         * @param first how many are left out before
         */
        List<T> ask(Span span, boolean byMoment, int first, int most);
    }

    /**
     * From when to when; neither moment belongs to it.
     *
     * @param after or null for no beginning
     * @param before or null for no end
     */
    record Span(@Nullable Instant after, @Nullable Instant before) {

        static final Span EVER = new Span(null, null);

        static Span since(@Nullable Instant after) {
            return new Span(after, null);
        }

        /** One moment; the engine counts milliseconds. */
        static Span of(Instant moment) {
            return new Span(moment.minusMillis(1), moment.plusMillis(1));
        }
    }
}
