package io.github.carillon.worker.step;

import io.github.carillon.core.recipient.Recipient;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the placeholders of a text stand for: the data's fields, {@code recipient.*} and {@code process.*}. */
final class Placeholders {

    private Placeholders() {}

    static Map<String, @Nullable Object> of(
            Map<String, @Nullable Object> fields, Task task, ProcessFacts facts, Recipient recipient) {
        Map<String, @Nullable Object> all = new HashMap<>(fields);
        if (!recipient.isSeveral()) {
            all.put("recipient", person(recipient));
        }
        all.put("process", process(task, facts));
        return all;
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
