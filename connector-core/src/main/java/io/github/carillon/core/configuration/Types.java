package io.github.carillon.core.configuration;

import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.PhoneNumber;
import io.github.carillon.core.recipient.PhoneNumbers;
import io.github.carillon.core.value.HostName;
import io.github.carillon.core.value.Secret;
import io.github.carillon.core.value.Validated;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The kinds of values that the keys have. */
public final class Types {

    private static final int SHORTEST_TOKEN = 16;

    public static final Type<String> TEXT = Type.shown("text", Validated::valid);
    public static final Type<String> HOST = Type.shown(
            "host name or address",
            host(
                    "\\[[0-9A-Fa-f:.]+]|[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*|[\\p{Alnum}_.-]+",
                    "must be a host name or an address alone, without scheme or port"));
    public static final Type<String> LABEL =
            Type.shown("text", matching("[A-Za-z0-9-]+", "must consist of letters, digits and dashes"));
    public static final Type<URI> ENGINE_URL =
            Type.shown("URL", UrlValidators::engineUrl).as("java.net.URI");
    /** Where secrets are sent to. */
    public static final Type<URI> SERVICE_URL =
            Type.shown("URL", UrlValidators::serviceUrl).as("java.net.URI");
    /** So many messages a second. */
    public static final Type<Double> RATE = Type.shown("rate", Rates::parse);

    public static final Type<String> JDBC_URL = Type.hidden("JDBC URL", UrlValidators::jdbcUrl);
    public static final Type<EmailAddress> MAIL_ADDRESS = Type.hidden("mail address", EmailAddress::parse);
    public static final Type<PhoneNumber> PHONE_NUMBER =
            Type.hidden("phone number", text -> PhoneNumbers.parse(text, null));
    public static final Type<String> AZURE_HUB = Type.shown(
            "text",
            matching("[A-Za-z][A-Za-z0-9_]{0,127}", "must begin with a letter and go on with letters, digits and _"));
    public static final Type<String> METHOD = Type.shown(
            "name", matching("[A-Za-z_][A-Za-z0-9_.]{0,127}", "must be a method's name, such as NotifyUsers"));
    public static final Type<Path> FOLDER = Type.shown("folder", UrlValidators::folder);
    public static final Type<List<X509Certificate>> CERTIFICATES = Type.shown("PEM file", PemFile::certificates);
    public static final Type<String> KEY_FILE = Type.shown("PEM file", PemFile::text);
    public static final Type<Boolean> YES_OR_NO =
            Type.shown("true, false", Types::yesOrNo).as("java.lang.Boolean");
    public static final Type<String> LINK = Type.shown("URL", UrlValidators::link);
    public static final Type<ZoneId> TIME_ZONE =
            Type.shown("time zone", Types::timeZone).as("java.time.ZoneId");
    /** One that programs show, which others must not guess. */
    public static final Type<Secret> TOKEN = Type.secret(text -> text.strip().length() < SHORTEST_TOKEN
            ? Validated.invalid("must have at least " + SHORTEST_TOKEN + " characters")
            : Validated.valid(Secret.of(text.strip())));

    private Types() {}

    /** A text of no more characters than this. */
    public static Type<String> textUpTo(int most) {
        return Type.shown(
                "text",
                text -> text.length() <= most
                        ? Validated.valid(text)
                        : Validated.invalid("must have " + most + " characters at most"));
    }

    /** A whole number between these, both included. */
    public static Type<Integer> number(int least, int most) {
        String reason = "must be a whole number from " + least + " to " + most;
        return Type.shown("number", text -> number(text, least, most, reason)).as("java.lang.Integer");
    }

    /** A duration between these, both included. */
    public static Type<Duration> duration(String least, String most) {
        Duration from = Durations.parse(least);
        Duration to = Durations.parse(most);
        String reason =
                "must be a duration from " + least + " to " + most + ", such as " + Durations.examples(from, to, least);
        return Type.shown("duration", text -> duration(text, from, to, reason)).as("java.time.Duration");
    }

    /** So many bytes, written with a unit; a KB has 1024. */
    public static Type<Long> size(String least, String most) {
        String reason = "must be a size from " + least + " to " + most + ", such as " + most;
        long from = bytes(least);
        long to = bytes(most);
        return Type.shown("size", text -> size(text, from, to, reason));
    }

    /** One of the names of an enum, in small letters. */
    public static <E extends Enum<E>> Type<E> choice(Class<E> choices) {
        return choice(List.of(choices.getEnumConstants()), Types::small);
    }

    /** One of these, each by its name in small letters. */
    public static <T> Type<T> choice(List<T> choices, Function<T, String> name) {
        List<String> names = choices.stream().map(name).toList();
        String reason = "must be one of: " + String.join(", ", names);
        return Type.choice(
                names,
                text -> choices.stream()
                        .filter(choice -> name.apply(choice).equals(text.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .map(Validated::valid)
                        .orElseGet(() -> Validated.invalid(reason)));
    }

    private static Validated<Boolean> yesOrNo(String text) {
        boolean yes = text.equalsIgnoreCase("true");
        return yes || text.equalsIgnoreCase("false")
                ? Validated.valid(yes)
                : Validated.invalid("must be true or false");
    }

    /** Reads what has this form, and nothing else. */
    public static Function<String, Validated<String>> matching(String pattern, String reason) {
        return text -> text.matches(pattern) ? Validated.valid(text) : Validated.invalid(reason);
    }

    private static Function<String, Validated<String>> host(String pattern, String reason) {
        return text -> HostName.ascii(text).flatMap(matching(pattern, reason));
    }

    private static Validated<Integer> number(String text, int least, int most, String reason) {
        try {
            int number = Integer.parseInt(text);
            return number >= least && number <= most ? Validated.valid(number) : Validated.invalid(reason);
        } catch (NumberFormatException notANumber) {
            return Validated.invalid(reason);
        }
    }

    /** Spring reads a number without a unit as milliseconds, which nobody means who writes {@code 30}. */
    private static Validated<Duration> duration(String text, Duration least, Duration most, String reason) {
        if (text.matches("[+-]?\\d+")) {
            return Validated.invalid(Durations.withUnit(text, least, most)
                    .map(meant -> "needs a unit, such as " + meant)
                    .orElse(reason));
        }
        try {
            Duration duration = Durations.parse(text);
            return Durations.isBetween(duration, least, most) ? Validated.valid(duration) : Validated.invalid(reason);
        } catch (IllegalArgumentException | ArithmeticException notADuration) {
            return Validated.invalid(reason);
        }
    }

    private static Validated<Long> size(String text, long least, long most, String reason) {
        if (!text.matches("\\d{1,9} ?[KMG]?B")) {
            return Validated.invalid(reason);
        }
        long bytes = bytes(text.replace(" ", ""));
        return bytes >= least && bytes <= most ? Validated.valid(bytes) : Validated.invalid(reason);
    }

    private static Validated<ZoneId> timeZone(String text) {
        try {
            return Validated.valid(ZoneId.of(text));
        } catch (DateTimeException unknown) {
            return Validated.invalid("must be a time zone's IANA name, such as Europe/Berlin or UTC");
        }
    }

    private static long bytes(String size) {
        String number = size.replaceAll("[ KMG]*B", "");
        int power = " KMG".indexOf(size.charAt(size.length() - 2));
        return Long.parseLong(number) << (10 * Math.max(0, power));
    }

    private static String small(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
