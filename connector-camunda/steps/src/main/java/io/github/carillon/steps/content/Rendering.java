package io.github.carillon.steps.content;

import io.github.carillon.core.message.TemplateText;
import io.github.carillon.core.message.TextRenderer;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.task.ProcessFacts;
import io.github.carillon.steps.task.Task;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills the placeholders of a step's plain text, for steps whose message is nothing more. */
public final class Rendering {

    private final TextRenderer renderer;
    private final ProcessFacts facts;

    /**
     * @param zone on whose clock points in time are shown
     */
    public Rendering(ProcessFacts facts, ZoneId zone) {
        this.renderer = new TextRenderer(zone);
        this.facts = facts;
    }

    /** The text with its placeholders filled; or what is wrong with it. */
    public Validated<String> text(
            TemplateText template, Map<String, @Nullable Object> fields, Task task, Recipient recipient) {
        return renderer.render(template, Placeholders.of(fields, task, facts, recipient), null);
    }
}
