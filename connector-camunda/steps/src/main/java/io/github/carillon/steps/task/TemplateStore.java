package io.github.carillon.steps.task;

import io.github.carillon.core.message.MessageTemplate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Named message templates. */
@FunctionalInterface
public interface TemplateStore {

    /**
     * The template with this name, in the language that comes closest: {@code welcome_fr_CA}, {@code welcome_fr}, {@code
     * welcome}.
     *
     * @param name with or without {@code .html} or {@code .txt}
     * @param locale the recipient's, or null
     */
    Optional<MessageTemplate> find(Task task, String name, @Nullable Locale locale);

    /** Whether there is a template with this name, in whatever language. */
    default boolean has(Task task, String name) {
        return find(task, name, null).isPresent();
    }
}
