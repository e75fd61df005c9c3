package io.github.carillon.steps.parameter;

import io.github.carillon.core.message.TemplateText;
import io.github.carillon.core.value.OneLine;
import io.github.carillon.core.value.Validated;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the deployed model gives the value of a parameter: in so many words, or by something that is only known when the
 * step is reached.
 */
public final class Declaration {

    private static final Declaration COMPUTED = new Declaration(null);

    private final @Nullable ModelText text;

    private Declaration(@Nullable ModelText text) {
        this.text = text;
    }

    /** Given by a text, in which the engine evaluates expressions. */
    public static Declaration text(String text) {
        return new Declaration(ModelText.of(text));
    }

    /** Given by a script, a list or a map. */
    public static Declaration computed() {
        return COMPUTED;
    }

    /** Given by an extension property, in which the engine evaluates nothing. */
    static Declaration property(String text) {
        return new Declaration(ModelText.constant(text));
    }

    /** Whether the model itself says the whole value, so that the designer answers for it. */
    boolean isConstant() {
        return text != null && text.isConstant();
    }

    /** Whether the model has words of its own, and something is to be said by an expression behind the last of them. */
    boolean endsWithExpression() {
        return text != null && text.endsWithExpression();
    }

    /** The value with the line breaks that its data brings as spaces: only the model's own mean anything. */
    String withoutForeignLineBreaks(String value) {
        return template(value, placed -> false)
                .match(
                        told -> told.parts().stream()
                                .map(part -> part.data() ? OneLine.of(part.text()) : part.text())
                                .collect(Collectors.joining()),
                        untold -> OneLine.of(value));
    }

    /**
     * The value as a text with placeholders: only those count that stand in the model. Or that it cannot be told what the
     * model says, and what data.
     *
     * @param placed the model's words of which it matters where they stand
     */
    Validated<TemplateText> template(String value, Predicate<String> placed) {
        return text == null ? Validated.valid(TemplateText.data(value)) : text.align(value, placed);
    }
}
