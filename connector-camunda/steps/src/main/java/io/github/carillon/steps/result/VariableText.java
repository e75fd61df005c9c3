package io.github.carillon.steps.result;

/** A text that the engine keeps as a variable: one that is too long for it would fail the whole answer, for ever. */
public final class VariableText {

    /** Of the engine's databases Oracle takes the fewest; the others take 4,000 characters. */
    private static final int LONGEST = 2_000;

    private VariableText() {}

    /** The text, or as much of its beginning as the engine takes. */
    public static String fitting(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = LONGEST - "…".length();
        boolean splits = Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, splits ? end - 1 : end) + "…";
    }
}
