package io.github.carillon.steps.parameter;

import io.github.carillon.core.message.TemplateText;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.SenderName;
import io.github.carillon.core.value.Numbers;
import io.github.carillon.core.value.OneLine;
import io.github.carillon.core.value.Secret;
import io.github.carillon.core.value.Validated;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The kinds of values that parameters take, but for {@linkplain ListTypes those of several}. */
public final class Types {

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern PHONE_NUMBER = Pattern.compile("(whatsapp:)?\\+?[1-9][0-9 ()./-]{5,24}");

    /** What ends a line, and so begins the next one. */
    private static final Pattern BREAKING = Pattern.compile("[\\r\\n]");

    /** What is encoded where it is data, and so says another thing than where it is not (RFC 3986 section 2.3). */
    private static final Pattern MEANT_IN_LINKS = Pattern.compile("[^A-Za-z0-9._~-]");

    /** What an e-mail address looks like. */
    static final Pattern WITH_AT = Pattern.compile(".+@.+");

    private static final Pattern CATEGORY = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

    private Types() {}

    /** One line of text. Numbers and truth values count as the text one would write for them. */
    public static Type<String> line() {
        return new Type<>("text", Type.Widget.LINE, List.of(), null, Types::text);
    }

    /** One line that names something. */
    static Type<String> name() {
        return Type.ofModel(
                "text",
                Type.Widget.LINE,
                (value, by) -> text(value).flatMap(text -> by.isConstant() ? asItStands(text) : Validated.valid(text)));
    }

    /** What the model says in so many words where nothing is filled in: a placeholder in it is a mistake. */
    static Validated<String> asItStands(String text) {
        return text.contains("{{")
                ? Validated.invalid("holds a placeholder, which is filled in texts only: an expression such as ${name}"
                        + " is right here")
                : Validated.valid(text);
    }

    /** A phone number. What is no number is for the channel to refuse: it is a value, and no modelling mistake. */
    static Type<String> phoneNumber() {
        return new Type<>("phone number", Type.Widget.LINE, List.of(), PHONE_NUMBER, Types::text);
    }

    /** Whom a text message comes from. */
    static Type<String> sender() {
        return new Type<>(
                "sender",
                Type.Widget.LINE,
                List.of(),
                null,
                value -> text(value).flatMap(SenderName::parse));
    }

    /** The category of an in-app note. */
    static Type<String> category() {
        return new Type<>(
                "capital letters",
                Type.Widget.LINE,
                List.of(),
                CATEGORY,
                value -> text(value)
                        .map(String::strip)
                        .flatMap(name -> CATEGORY.matcher(name).matches()
                                ? Validated.valid(name)
                                : Validated.invalid(
                                        "is no category: one is up to 40 capital letters, digits and underscores,"
                                                + " such as ACTION_REQUIRED")));
    }

    /** Text of any number of lines. */
    public static Type<String> lines() {
        return new Type<>("text", Type.Widget.LINES, List.of(), null, Types::text);
    }

    /**
     * Lines of which each is a field: those of the model, in which data begins none of its own; or all of them as data says
     * them.
     */
    static Type<String> fields() {
        return Type.ofModel(
                "text",
                Type.Widget.LINES,
                (value, by) -> text(value)
                        .flatMap(text -> by.template(text, BREAKING.asPredicate()))
                        .map(Types::withoutLinesOfItsOwn));
    }

    private static String withoutLinesOfItsOwn(TemplateText text) {
        return text.parts().size() == 1
                ? text.parts().get(0).text()
                : text.parts().stream()
                        .map(part -> part.data() ? OneLine.of(part.text()) : part.text())
                        .collect(Collectors.joining());
    }

    /** One line of text with placeholders. */
    public static Type<TemplateText> templateLine() {
        return template(Type.Widget.LINE, TemplateText::mayHoldPlaceholders);
    }

    /** Text of any number of lines, with placeholders. */
    public static Type<TemplateText> templateLines() {
        return template(Type.Widget.LINES, TemplateText::mayHoldPlaceholders);
    }

    /** An address with placeholders, in which data stays in its place. */
    public static Type<TemplateText> templateLink() {
        return template(Type.Widget.LINE, MEANT_IN_LINKS.asPredicate()).refusedAs(Refusal.INVALID_LINK);
    }

    private static Type<TemplateText> template(Type.Widget widget, Predicate<String> placed) {
        return Type.ofModel("text", widget, (value, by) -> text(value).flatMap(text -> by.template(text, placed)));
    }

    static Type<Secret> secret() {
        return new Type<>(
                        "text, secret",
                        Type.Widget.LINE,
                        List.of(),
                        null,
                        value -> text(value).map(Secret::of))
                .asSecret();
    }

    /** One of the values of an enum, written as its {@code toString} and read without regard to case. */
    static <E extends Enum<E>> Type<E> choice(Class<E> values) {
        List<E> all = List.of(values.getEnumConstants());
        List<String> names = all.stream().map(Enum::toString).toList();
        Function<String, Optional<E>> find = text -> all.stream()
                .filter(one -> one.toString().equalsIgnoreCase(text.strip()))
                .findFirst();
        return new Type<>(
                "one of " + String.join(", ", names),
                Type.Widget.CHOICE,
                names,
                null,
                value -> text(value)
                        .flatMap(text -> find.apply(text)
                                .map(Validated::valid)
                                .orElseGet(() -> Validated.invalid("is none of " + names))));
    }

    /** A whole number. */
    public static Type<Integer> number(int least, int most) {
        return new Type<>(
                "number, " + least + " to " + most,
                Type.Widget.LINE,
                List.of(),
                NumberPattern.between(least, most),
                value -> text(value)
                        .flatMap(text -> between(least, most, text.strip())
                                .map(Validated::valid)
                                .orElseGet(
                                        () -> Validated.invalid("is no whole number from " + least + " to " + most))));
    }

    /** How long something is good for. */
    public static Type<Duration> age() {
        return new Type<>(
                "duration (ISO 8601)",
                Type.Widget.LINE,
                List.of(),
                Ages.PATTERN,
                value -> text(value).flatMap(Ages::parse));
    }

    /** A whole number of seconds. */
    static Type<Duration> seconds(int least, int most) {
        return new Type<>(
                "seconds, " + least + " to " + most,
                Type.Widget.LINE,
                List.of(),
                NumberPattern.between(least, most),
                value -> text(value).flatMap(text -> secondsBetween(least, most, text.strip())));
    }

    static Type<EmailAddress> address() {
        return new Type<>(
                        "e-mail address",
                        Type.Widget.LINE,
                        List.of(),
                        WITH_AT,
                        value -> text(value).flatMap(EmailAddress::parse))
                .refusedAs(Refusal.INVALID_ADDRESS);
    }

    /** A text, or what is as good as one. */
    static Validated<String> text(@Nullable Object value) {
        if (value instanceof Number number) {
            return Validated.valid(Numbers.plain(number));
        }
        return value instanceof CharSequence || value instanceof Boolean
                ? Validated.valid(value.toString())
                : Validated.invalid("is no text but " + Values.nameOf(value));
    }

    private static Validated<Duration> secondsBetween(int least, int most, String text) {
        return between(least, most, text)
                .map(seconds -> Validated.valid(Duration.ofSeconds(seconds)))
                .orElseGet(() -> Validated.invalid("is no whole number of seconds from " + least + " to " + most));
    }

    private static Optional<Integer> between(int least, int most, String text) {
        boolean fits = DIGITS.matcher(text).matches() && text.length() <= 9;
        return Optional.of(fits ? Integer.parseInt(text) : -1).filter(number -> number >= least && number <= most);
    }
}
