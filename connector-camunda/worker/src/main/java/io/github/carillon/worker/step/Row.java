package io.github.carillon.worker.step;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data of one message.
 *
 * @param number where it stands in its list, from 1, or 0 where there is no list: for people
 * @param id what it is wherever it stands, or empty where there is no list: for the keys of its deliveries
 * @param fields what it says, and what the instance's variables say beside it
 */
record Row(int number, String id, Map<String, @Nullable Object> fields) {

    /** The only one: there is no list. */
    static Row only(Map<String, @Nullable Object> fields) {
        return new Row(0, "", fields);
    }

    /** Somebody as people know him, with the row he is in. */
    String shown(String who) {
        return number == 0 ? who : "row " + number + ": " + who;
    }

    /** Somebody as the ledger knows him: the same person may be meant by several rows. */
    String keyed(String who) {
        return number == 0 ? who : "row " + id + "/" + who;
    }

    /** Nothing of what it says. */
    @Override
    public String toString() {
        return "Row[" + number + "]";
    }
}
