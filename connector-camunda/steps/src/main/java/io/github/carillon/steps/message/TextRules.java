package io.github.carillon.steps.message;

import io.github.carillon.core.message.TemplateText;
import io.github.carillon.steps.parameter.Argument;
import io.github.carillon.steps.parameter.Faults;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a step keeps its texts to, beside what their channel asks for.
 *
 * @param longestSubject how many characters (code points) the subject may have, with its placeholders filled
 * @param longestBody how many the body may have
 * @param linkInBody whether the message leads where the first link in its body does, where it has no other
 */
public record TextRules(int longestSubject, int longestBody, boolean linkInBody) {

    /** The code of a refusal where a text has more. */
    public static final String TEXT_TOO_LONG = "TEXT_TOO_LONG";

    /** Nothing. */
    public static final TextRules NONE = new TextRules(Integer.MAX_VALUE, Integer.MAX_VALUE, false);

    /** Texts of at most so many characters. */
    public static TextRules upTo(int longestSubject, int longestBody) {
        return new TextRules(longestSubject, longestBody, false);
    }

    /** The same, for a message that leads where its text does. */
    public TextRules leadingWhereTheTextDoes() {
        return new TextRules(longestSubject, longestBody, true);
    }

    /** Looks at what can be told before placeholders are filled. */
    public void check(TextSpec texts, Faults faults) {
        check(texts.subject(), longestSubject, faults);
        check(texts.body(), longestBody, faults);
    }

    /** What is wrong with the length of a text, if anything. */
    public static Optional<String> tooLong(String text, int most) {
        int length = text.codePointCount(0, text.length());
        return length > most
                ? Optional.of("has " + length + " characters, and " + most + " is the most")
                : Optional.empty();
    }

    private static void check(Argument<TemplateText> argument, int most, Faults faults) {
        argument.find()
                .filter(TemplateText::isFixed)
                .map(text -> text.parts().stream().map(TemplateText.Part::text).collect(Collectors.joining()))
                .flatMap(text -> tooLong(text, most))
                .ifPresent(wrong -> faults.mistake(argument.name() + " " + wrong));
    }
}
