package io.github.carillon.core.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which notes of one inbox a statement is about: never a deleted one.
 *
 * @param sql a condition
 * @param values for its question marks
 * @param index the columns of the index that has these notes in the order in which they came
 */
record Selection(String sql, List<Object> values, List<String> index) {

    private static final String ARRIVAL = "arrival";

    Selection {
        values = List.copyOf(values);
        index = List.copyOf(index);
    }

    /** The one with this id. */
    static Selection one(String id, Instant now) {
        return new Selection("folder <> 'DELETED' and expires_at > ? and id = ?", List.of(now, id), List.of(ARRIVAL));
    }

    /** The one with this id, if it is unread; an expired one too. */
    static Selection unread(String id) {
        return new Selection("attention = 'UNREAD' and id = ?", List.of(id), List.of(ARRIVAL));
    }

    static Selection matching(Filter filter, Instant now) {
        String column = filter.state() == State.UNREAD ? "attention" : "folder";
        String condition = filter.state().condition() + " and expires_at > ?";
        if (filter.category() == null) {
            return new Selection(condition, List.of(now), List.of("inbox", column, ARRIVAL));
        }
        List<String> index = List.of("inbox", column, "category", ARRIVAL);
        return new Selection(condition + " and category = ?", List.of(now, filter.category()), index);
    }

    /**
     * By all columns of the index, though all but the last are the same in all notes: so H2 too sees that it need not
     * sort.
     *
     * @param direction {@code asc} or {@code desc}
     */
    String orderBy(String direction) {
        return index.stream()
                .map(column -> column + " " + direction)
                .collect(Collectors.joining(", ", " order by ", ""));
    }

    /** Of these only those for which this holds too. */
    Selection and(String condition, Object value) {
        List<Object> all = new ArrayList<>(values);
        all.add(value);
        return new Selection(sql + " and " + condition, all, index);
    }
}
