package io.github.carillon.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/**
 * What was asked, what arrived and what the engine says of it, task by task.
 *
 * @param tasks the business keys
 * @param arrived the ids of the messages, by business key
 * @param fates by business key
 */
record Tally(List<String> tasks, Map<String, List<String>> arrived, Map<String, Fate> fates) {

    /** Waits until each of these tasks has an end, and counts. */
    static Tally of(Engine engine, Sinks sinks, String prefix, List<String> tasks) {
        Map<String, Fate> fates = engine.awaitFates(prefix, tasks.size());
        return new Tally(tasks, sinks.arrived(prefix), fates);
    }

    /** Tasks without a message that do not say so. */
    List<String> lost() {
        return tasks.stream()
                .filter(key -> !arrived.containsKey(key))
                .filter(key -> !fates.containsKey(key) || fates.get(key).isCompleted())
                .toList();
    }

    /** Tasks with more than one message. */
    List<String> doubled() {
        return tasks.stream()
                .filter(key -> arrived.getOrDefault(key, List.of()).size() > 1)
                .toList();
    }

    /** Tasks that a person has to look at. */
    List<Fate> incidents() {
        return fates.values().stream().filter(fate -> !fate.isCompleted()).toList();
    }

    /** Tasks with a message whose incident says that there is none. */
    List<Fate> untrue() {
        return tasks.stream()
                .filter(arrived::containsKey)
                .map(key -> fates.getOrDefault(key, Fate.completed()))
                .filter(fate -> !fate.isCompleted() && !fate.isUnknown())
                .toList();
    }

    /** What holds whatever breaks: nothing lost, no incident that lies, no message under two names. */
    void check() {
        assertThat(fates.keySet()).containsAll(tasks);
        assertThat(lost()).isEmpty();
        assertThat(untrue()).isEmpty();
        assertThat(doubled())
                .allSatisfy(
                        key -> assertThat(arrived.get(key).stream().distinct()).hasSize(1));
    }

    /** A line of the table that is printed at the end. */
    void print(String scenario, String what) {
        long completed = fates.values().stream().filter(Fate::isCompleted).count();
        System.out.printf(
                "%-44s tasks %5d, completed %5d, incidents %3d, lost %d, doubled %d; %s%n",
                scenario,
                tasks.size(),
                completed,
                incidents().size(),
                lost().size(),
                doubled().size(),
                what);
    }
}
