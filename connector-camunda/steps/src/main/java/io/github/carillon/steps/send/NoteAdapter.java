package io.github.carillon.steps.send;

import io.github.carillon.core.message.Note;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.recipient.UserId;
import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.content.Composition;
import io.github.carillon.steps.content.Files;
import io.github.carillon.steps.message.MessageSpec;
import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.task.Task;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A note in a user's inbox. Whoever is known by an address only has none. */
final class NoteAdapter implements ChannelAdapter<UserId, Note> {

    static final String NO_USER = "no user of this installation";

    private final NoteWriter notes;

    NoteAdapter(NoteWriter notes) {
        this.notes = notes;
    }

    @Override
    public Validated<Reach<UserId>> reach(Task task, Recipient recipient, Set<String> devices) {
        String user = recipient.userId();
        return Validated.valid(user == null ? Reach.nowhere(NO_USER) : Reach.of(new UserId(user)));
    }

    @Override
    public void check(MessageSpec spec, Faults faults) {
        notes.check(spec, faults);
    }

    @Override
    public Optional<String> warning(MessageSpec spec, Recipient recipient) {
        return notes.warning(spec, recipient, "an in-app note");
    }

    @Override
    public Composition<MessageFactory<UserId, Note>> begin(
            MessageSpec spec, Task task, Map<String, @Nullable Object> fields, Files files) {
        return notes.begin(spec, task)
                .map(draft -> (key, to, recipient, text) -> draft.write(key, to.value(), recipient, text));
    }
}
