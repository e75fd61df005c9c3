package io.github.carillon.steps.parameter;

import io.github.carillon.core.value.Validated;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with a step, collected so that all of it is told at once: mistakes of the model, which an operator is told
 * of whatever else is said, and refusals, which its data is the reason of. For one thread.
 */
public final class Faults {

    private final Set<String> mistakes = new LinkedHashSet<>();
    private final Set<Refusal> refusals = new LinkedHashSet<>();

    /** The designer's, or an operator's. */
    public void mistake(String mistake) {
        mistakes.add(mistake);
    }

    /** The data's. */
    public void refusal(Refusal refusal) {
        refusals.add(refusal);
    }

    /**
     * The value, if it is one; what is wrong with it is told as {@link #of} tells it.
     *
     * @param code of the refusal
     */
    public <T> Optional<T> check(Argument<?> argument, String code, Validated<T> value) {
        return value.match(Optional::of, wrong -> {
            of(argument, code, wrong);
            return Optional.empty();
        });
    }

    /**
     * A value that is of no use: the designer's mistake where they wrote it down themselves, quoted as it stands;
     * else a refusal.
     *
     * @param code of the refusal
     * @param reason completes the sentence "{@code name} …", as {@link #sentence} does
     */
    public void of(Argument<?> argument, String code, String reason) {
        if (argument.written() != null) {
            mistake(sentence(argument.name() + argument.written(), reason));
        } else {
            refusal(new Refusal(code, sentence(argument.name(), reason)));
        }
    }

    /**
     * The same for a name or a path that leads to nothing of use, where the reason quotes it.
     *
     * @param code of the refusal
     * @param reason completes the sentence "{@code name} …"
     */
    public void ofName(Argument<?> argument, String code, String reason) {
        String sentence = sentence(argument.name(), reason);
        if (argument.isData()) {
            refusal(new Refusal(code, sentence));
        } else {
            mistake(sentence);
        }
    }

    /** A reason that is of one entry of a list begins with the place behind the field's name. */
    public static String sentence(String field, String reason) {
        return field + (reason.startsWith(",") ? "" : " ") + reason;
    }

    /** All mistakes, in one text. */
    public Optional<String> mistakes() {
        return mistakes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", mistakes));
    }

    /** All refusals in one, with the code of the first. */
    public Optional<Refusal> refusal() {
        return refusals.stream()
                .reduce((first, next) -> new Refusal(first.code(), first.reason() + "; " + next.reason()));
    }
}
