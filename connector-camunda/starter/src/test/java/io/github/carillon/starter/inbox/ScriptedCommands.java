package io.github.carillon.starter.inbox;

import io.github.carillon.core.inbox.CommandAnswer;
import io.github.carillon.core.inbox.NoteCommands;
import io.github.carillon.core.recipient.Reader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Answers as told, and remembers what was asked of it. */
@Component
@Primary
final class ScriptedCommands implements NoteCommands {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile CommandAnswer answer = new CommandAnswer.Unknown();

    void answers(CommandAnswer next) {
        asked.clear();
        answer = next;
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public CommandAnswer retry(Reader reader, String noteId) {
        asked.add("retry " + reader.user() + " " + noteId);
        return answer;
    }

    @Override
    public CommandAnswer silence(Reader reader, String noteId, Duration time) {
        asked.add("silence " + reader.user() + " " + noteId + " " + time);
        return answer;
    }
}
