package io.github.carillon.core.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which notes of one inbox a statement is about: never a deleted one, and never an expired one.
 *
 * @param sql a condition
 * @param values for its question marks
 */
record Selection(String sql, List<Object> values) {

    Selection {
        values = List.copyOf(values);
    }

    /** The one with this id. */
    static Selection one(String id, Instant now) {
        return new Selection("folder <> 'DELETED' and expires_at > ? and id = ?", List.of(now, id));
    }

    static Selection matching(Filter filter, Instant now) {
        Selection all = new Selection(filter.state().condition() + " and expires_at > ?", List.of(now));
        return filter.category() == null ? all : all.and("category = ?", filter.category());
    }

    /** Of these only those for which this holds too. */
    Selection and(String condition, Object value) {
        List<Object> all = new ArrayList<>(values);
        all.add(value);
        return new Selection(sql + " and " + condition, all);
    }
}
