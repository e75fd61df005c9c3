package io.github.carillon.app.settings;

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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/** The kinds of values that the keys have. */
final class Types {

    private static final int SHORTEST_TOKEN = 16;

    static final Type<String> TEXT = Type.shown("text", Validated::valid);
    static final Type<String> HOST = Type.shown(
            "host name or address",
            host(
                    "\\[[0-9A-Fa-f:.]+]|[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*|[\\p{Alnum}_.-]+",
                    "must be a host name or an address alone, without scheme or port"));
    static final Type<String> LABEL =
            Type.shown("text", matching("[A-Za-z0-9-]+", "must consist of letters, digits and dashes"));
    static final Type<URI> ENGINE_URL = Type.shown("URL", UrlValidators::engineUrl);
    /** Where secrets are sent to. */
    static final Type<URI> SERVICE_URL = Type.shown("URL", UrlValidators::serviceUrl);
    /** So many messages a second. */
    static final Type<Double> RATE = Type.shown("rate", Rates::parse);

    static final Type<String> JDBC_URL = Type.hidden("JDBC URL", UrlValidators::jdbcUrl);
    static final Type<EmailAddress> MAIL_ADDRESS = Type.hidden("mail address", EmailAddress::parse);
    static final Type<PhoneNumber> PHONE_NUMBER = Type.hidden("phone number", text -> PhoneNumbers.parse(text, null));
    static final Type<String> SENDER = Type.hidden("number or sender name", text -> Validated.valid(withPlus(text)));
    static final Type<String> TENANT = Type.shown(
            "id or domain",
            matching("[A-Za-z0-9][A-Za-z0-9.-]*", "must be a directory's id or domain, such as example.org"));
    static final Type<String> AWS_REGION =
            Type.shown("region", matching("[a-z]{2}(-[a-z]+)+-\\d+", "must be a region such as eu-central-1"));
    /** Hidden, since the key itself is easily put in its place. */
    static final Type<String> AWS_KEY_ID = Type.hidden(
            "key id", matching("[A-Z0-9]{16,128}", "must be an access key's id: capitals and digits, such as AKIA…"));

    static final Type<String> AWS_NAME =
            Type.shown("text", matching("[A-Za-z0-9_-]+", "must consist of letters, digits, dashes and underscores"));
    static final Type<String> AZURE_HUB = Type.shown(
            "text",
            matching("[A-Za-z][A-Za-z0-9_]{0,127}", "must begin with a letter and go on with letters, digits and _"));
    static final Type<String> METHOD = Type.shown(
            "name", matching("[A-Za-z_][A-Za-z0-9_.]{0,127}", "must be a method's name, such as NotifyUsers"));
    static final Type<Path> FOLDER = Type.shown("folder", UrlValidators::folder);
    static final Type<List<X509Certificate>> CERTIFICATES = Type.shown("PEM file", PemFile::certificates);
    static final Type<String> KEY_FILE = Type.shown("PEM file", PemFile::text);
    static final Type<Boolean> YES_OR_NO = Type.shown("true, false", Types::yesOrNo);
    static final Type<String> LINK = Type.shown("URL", UrlValidators::link);
    static final Type<ZoneId> TIME_ZONE = Type.shown("time zone", Types::timeZone);
    static final Type<String> COUNTRY = Type.shown("country", Types::country);

    /** One that programs show, which others must not guess. */
    static final Type<Secret> TOKEN = Type.secret(text -> text.strip().length() < SHORTEST_TOKEN
            ? Validated.invalid("must have at least " + SHORTEST_TOKEN + " characters")
            : Validated.valid(Secret.of(text.strip())));

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private Types() {}

    static Type<String> textUpTo(int most) {
        return Type.shown(
                "text",
                text -> text.length() <= most
                        ? Validated.valid(text)
                        : Validated.invalid("must have " + most + " characters at most"));
    }

    static Type<Integer> number(int least, int most) {
        String reason = "must be a whole number from " + least + " to " + most;
        return Type.shown("number", text -> number(text, least, most, reason));
    }

    static Type<Duration> duration(String least, String most) {
        String reason = "must be a duration from " + least + " to " + most + ", such as 30s, 10m or PT1H";
        Duration from = DurationStyle.detectAndParse(least);
        Duration to = DurationStyle.detectAndParse(most);
        return Type.shown("duration", text -> duration(text, from, to, reason));
    }

    /** So many bytes, written with a unit; a KB has 1024. */
    static Type<Long> size(String least, String most) {
        String reason = "must be a size from " + least + " to " + most + ", such as " + most;
        long from = DataSize.parse(least).toBytes();
        long to = DataSize.parse(most).toBytes();
        return Type.shown("size", text -> size(text, from, to, reason));
    }

    /** One of the names of an enum, in small letters. */
    static <E extends Enum<E>> Type<E> choice(Class<E> choices) {
        String names =
                Arrays.stream(choices.getEnumConstants()).map(Types::small).collect(Collectors.joining(", "));
        return Type.shown(
                names,
                text -> Arrays.stream(choices.getEnumConstants())
                        .filter(choice -> small(choice).equals(text.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .map(Validated::valid)
                        .orElseGet(() -> Validated.invalid("must be one of: " + names)));
    }

    /** A Twilio identifier: two letters and 32 hexadecimal digits. Hidden, since a secret is easily put in its place. */
    static Type<String> sid(String prefix) {
        return Type.hidden(
                prefix + "…", matching(prefix + "[0-9A-Fa-f]{32}", "must be " + prefix + " and 32 hexadecimal digits"));
    }

    private static Validated<Boolean> yesOrNo(String text) {
        boolean yes = text.equalsIgnoreCase("true");
        return yes || text.equalsIgnoreCase("false")
                ? Validated.valid(yes)
                : Validated.invalid("must be true or false");
    }

    private static Function<String, Validated<String>> matching(String pattern, String reason) {
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
            return Validated.invalid("needs a unit, such as " + text + "s");
        }
        try {
            Duration duration = DurationStyle.detectAndParse(text);
            boolean allowed = duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
            return allowed ? Validated.valid(duration) : Validated.invalid(reason);
        } catch (IllegalArgumentException | ArithmeticException notADuration) {
            return Validated.invalid(reason);
        }
    }

    private static Validated<Long> size(String text, long least, long most, String reason) {
        if (!text.matches("\\d{1,9} ?[KMG]?B")) {
            return Validated.invalid(reason);
        }
        long bytes = DataSize.parse(text.replace(" ", "")).toBytes();
        return bytes >= least && bytes <= most ? Validated.valid(bytes) : Validated.invalid(reason);
    }

    /** YAML reads {@code +15005550006} as a number and drops the plus; a short code is shorter. */
    private static String withPlus(String text) {
        return text.matches("[1-9]\\d{8,14}") ? "+" + text : text;
    }

    private static Validated<String> country(String text) {
        String code = text.toUpperCase(Locale.ROOT);
        if (text.equals("false")) {
            return Validated.invalid("must be a country's two letters; YAML takes NO without quotes for false");
        }
        return COUNTRIES.contains(code)
                ? Validated.valid(code)
                : Validated.invalid("must be a country's two letters (ISO 3166-1), such as US");
    }

    private static Validated<ZoneId> timeZone(String text) {
        try {
            return Validated.valid(ZoneId.of(text));
        } catch (DateTimeException unknown) {
            return Validated.invalid("must be a time zone's IANA name, such as Europe/Berlin or UTC");
        }
    }

    private static String small(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
