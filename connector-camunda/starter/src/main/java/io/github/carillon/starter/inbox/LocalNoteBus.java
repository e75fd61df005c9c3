package io.github.carillon.starter.inbox;

import io.github.carillon.core.recipient.Reader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Carries news within this process. */
final class LocalNoteBus implements NoteBus {

    private final Map<Reader, List<Listener>> listeners = new ConcurrentHashMap<>();

    @Override
    public void publish(Reader reader, NoteEvent event) {
        listeners.getOrDefault(reader, List.of()).forEach(listener -> listener.consumer.accept(event));
    }

    @Override
    public Subscription subscribe(Reader reader, Consumer<NoteEvent> consumer) {
        Listener listener = new Listener(consumer);
        listeners.compute(reader, (key, present) -> {
            List<Listener> those = present == null ? new CopyOnWriteArrayList<>() : present;
            those.add(listener);
            return those;
        });
        return () -> remove(reader, listener);
    }

    boolean hasListeners(Reader reader) {
        return listeners.containsKey(reader);
    }

    /** For whom anybody listens here. */
    Set<Reader> readers() {
        return Set.copyOf(listeners.keySet());
    }

    /** A reader for whom nobody listens is forgotten. */
    private void remove(Reader reader, Listener listener) {
        listeners.computeIfPresent(reader, (key, those) -> {
            those.remove(listener);
            return those.isEmpty() ? null : those;
        });
    }

    /** Two that listen with the same consumer are two. */
    private static final class Listener {

        private final Consumer<NoteEvent> consumer;

        Listener(Consumer<NoteEvent> consumer) {
            this.consumer = consumer;
        }
    }
}
