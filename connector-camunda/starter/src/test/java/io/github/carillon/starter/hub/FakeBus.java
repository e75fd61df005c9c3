package io.github.carillon.starter.hub;

import io.github.carillon.core.recipient.Reader;
import io.github.carillon.core.value.Validated;
import io.github.carillon.starter.inbox.NoteBus;
import io.github.carillon.starter.inbox.NoteEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Carries news, and remembers the notes among them. */
final class FakeBus implements NoteBus, NoteReplay {

    private final Map<Reader, Set<Consumer<NoteEvent>>> consumers = new ConcurrentHashMap<>();
    private final List<NoteEvent> told = new ArrayList<>();

    @Override
    public synchronized void publish(Reader reader, NoteEvent event) {
        told.add(event);
        consumers.getOrDefault(reader, Set.of()).forEach(consumer -> consumer.accept(event));
    }

    @Override
    public Subscription subscribe(Reader reader, Consumer<NoteEvent> consumer) {
        Set<Consumer<NoteEvent>> those = consumers.computeIfAbsent(reader, key -> ConcurrentHashMap.newKeySet());
        those.add(consumer);
        return () -> those.remove(consumer);
    }

    int listeners(Reader reader) {
        return consumers.getOrDefault(reader, Set.of()).size();
    }

    @Override
    public synchronized Validated<List<NoteEvent>> since(Reader reader, String last) {
        for (int index = 0; index < told.size(); index++) {
            if (told.get(index).noteId().equals(last)) {
                return Validated.valid(List.copyOf(told.subList(index + 1, Math.min(told.size(), index + 3))));
            }
        }
        return Validated.invalid("There is no such note.");
    }
}
