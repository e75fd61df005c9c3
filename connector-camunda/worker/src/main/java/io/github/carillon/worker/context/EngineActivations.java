package io.github.carillon.worker.context;

import io.github.carillon.core.ledger.Ledger;
import io.github.carillon.steps.task.Activations;
import io.github.carillon.steps.task.Task;
import io.github.carillon.worker.engine.EngineQueries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells a task from every other, whatever ids the engine gives. A UUID does that alone. Numbers begin again in a new
 * database, and in one that was set back: there the moment at which the task was created counts too, and the engine's
 * installation where it tells it. Whatever an activation was called first, it is called until its end.
 */
public final class EngineActivations implements Activations {

    /** A worker's clock and an engine's. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private static final int MOST_KEPT = 10_000;
    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final String engineId;
    private final Ledger ledger;
    private final Installation installation;
    private final Map<Facts, String> known = new ConcurrentHashMap<>();

    /** Names the tasks of this engine, as far as this ledger does not know them already. */
    public EngineActivations(EngineQueries engine, String engineId, Ledger ledger) {
        this.engineId = engineId;
        this.ledger = ledger;
        this.installation = new Installation(engine);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Throws also where the engine gives no answer, as all that is asked of it.
     */
    @Override
    public String of(Task task) {
        if (UUID.matcher(task.id()).matches()) {
            return task.id();
        }
        if (known.size() >= MOST_KEPT) {
            known.clear();
        }
        return known.computeIfAbsent(new Facts(task.id(), task.createdAt(), installation.id()), this::name);
    }

    @Override
    public void engineWasAway() {
        installation.forget();
    }

    private String name(Facts facts) {
        List<String> names = Stream.of(facts.full(), facts.withoutInstallation(), facts.id())
                .distinct()
                .toList();
        Map<String, Instant> claimed = ledger.lastClaimed(engineId, names);
        return names.stream()
                .filter(name -> Optional.ofNullable(claimed.get(name))
                        .filter(last -> facts.mayBeCalled(name, last))
                        .isPresent())
                .findFirst()
                .orElseGet(facts::full);
    }

    /**
     * What is known of an activation.
     *
     * @param created or null where the engine does not say: Camunda does from 7.21 on
     */
    private record Facts(String id, @Nullable Instant created, Optional<String> installation) {

        String full() {
            return joined(installation);
        }

        /** As it is called when the engine did not say at first which installation it is. */
        String withoutInstallation() {
            return joined(Optional.empty());
        }

        /**
         * An id alone is what versions before this one called it: its deliveries are of this activation unless they are
         * older.
         */
        boolean mayBeCalled(String name, Instant lastClaimed) {
            return !name.equals(id) || created == null || !lastClaimed.isBefore(created.minus(CLOCKS_DIFFER));
        }

        private String joined(Optional<String> last) {
            return Stream.of(Optional.of(id), Optional.ofNullable(created).map(Instant::toString), last)
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining("@"));
        }
    }
}
