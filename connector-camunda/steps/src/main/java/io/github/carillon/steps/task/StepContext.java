package io.github.carillon.steps.task;

import io.github.carillon.core.message.Language;
import io.github.carillon.core.recipient.Directory;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * What a step asks of the world around its task.
 *
 * @param directory who is who
 * @param history what earlier steps wrote
 * @param templates named message templates
 * @param facts what texts may say of the process
 * @param zone on whose clock texts show points in time
 * @param language of Carillon's own texts, for readers whose language is not known or is another
 */
public record StepContext(
        Directory directory,
        StepHistory history,
        TemplateStore templates,
        ProcessFacts facts,
        ZoneId zone,
        Language language) {

    /** The same world with other people in it. */
    public StepContext withDirectory(Directory other) {
        return new StepContext(other, history, templates, facts, zone, language);
    }

    /** A world of people only. */
    public static StepContext of(Directory directory) {
        return new StepContext(
                directory,
                (task, activity) -> Optional.empty(),
                (task, name, locale) -> Optional.empty(),
                task -> Map.of(),
                ZoneId.systemDefault(),
                Language.ENGLISH);
    }
}
