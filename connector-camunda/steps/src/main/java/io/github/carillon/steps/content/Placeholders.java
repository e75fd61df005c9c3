package io.github.carillon.steps.content;

import io.github.carillon.core.message.Extended;
import io.github.carillon.core.message.TemplateText;
import io.github.carillon.core.message.TextRenderer;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.steps.parameter.Argument;
import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.task.LazyMap;
import io.github.carillon.steps.task.ProcessFacts;
import io.github.carillon.steps.task.Task;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the placeholders of a text stand for: the data's fields, {@code recipient.*} and {@code process.*}. A field that
 * is itself called so is hidden only where it has the same fields.
 */
public final class Placeholders extends LazyMap {

    private final Map<String, @Nullable Object> fields;
    private final Map<String, Map<String, @Nullable Object>> ours;

    private Placeholders(Map<String, @Nullable Object> fields, Map<String, Map<String, @Nullable Object>> ours) {
        this.fields = fields;
        this.ours = ours;
    }

    static Map<String, @Nullable Object> of(
            Map<String, @Nullable Object> fields, Task task, ProcessFacts facts, Recipient recipient) {
        Map<String, Map<String, @Nullable Object>> ours = new HashMap<>();
        if (!recipient.isSeveral()) {
            ours.put("recipient", person(recipient));
        }
        ours.put("process", process(task, facts));
        return new Placeholders(fields, ours);
    }

    /** Looks at what is wrong with a step's texts whatever their placeholders stand for. */
    public static void check(List<Argument<TemplateText>> texts, Faults faults) {
        texts.forEach(text -> text.find()
                .flatMap(TextRenderer::mistake)
                .ifPresent(wrong -> faults.mistake(text.name() + " " + wrong)));
    }

    @Override
    public Set<String> keySet() {
        Set<String> names = new HashSet<>(fields.keySet());
        names.addAll(ours.keySet());
        return names;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        Object field = fields.get(name);
        Map<String, @Nullable Object> own = name == null ? null : ours.get(name);
        if (own == null) {
            return field;
        }
        return field == null ? own : new Extended(field, own);
    }

    private static Map<String, @Nullable Object> person(Recipient recipient) {
        Map<String, @Nullable Object> person = new HashMap<>();
        person.put("id", recipient.userId());
        person.put("firstName", recipient.firstName());
        person.put("lastName", recipient.lastName());
        person.put("name", recipient.fullName());
        person.put("email", recipient.email());
        person.put("phone", recipient.phone());
        return person;
    }

    private static Map<String, @Nullable Object> process(Task task, ProcessFacts facts) {
        Map<String, @Nullable Object> process = new HashMap<>(facts.of(task));
        process.put("businessKey", task.businessKey());
        process.put("instanceId", task.processInstanceId());
        process.put("definitionKey", task.processDefinitionKey());
        return process;
    }
}
