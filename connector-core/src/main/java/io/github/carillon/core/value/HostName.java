package io.github.carillon.core.value;

import com.ibm.icu.text.IDNA;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Host names as DNS knows them: in ASCII. The one place where names in other scripts are converted, by UTS 46 as browsers
 * and mail programs do it today (non-transitional). {@link java.net.IDN} is of 2003: it writes {@code faß.de} as {@code
 * fass.de} and leaves joiners out, and so leads to other owners' domains.
 *
 * @see <a href="https://www.unicode.org/reports/tr46/">UTS 46</a>
 */
public final class HostName {

    private static final int LONGEST = 254;
    private static final Pattern AUTHORITY = Pattern.compile(
            "(?<before>[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#@]*@)?)(?<host>[^/?#@:\\[\\]]+)(?<after>.*)", Pattern.DOTALL);

    private static final Pattern LOOPBACK = Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private HostName() {}

    /** Whether a URL's host is this machine by its own name: asks no name service, since any name may lead here. */
    public static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    /** The name in ASCII; or why it has none. One that is ASCII already is taken as it is, well formed or not. */
    public static Validated<String> ascii(String name) {
        if (isAscii(name)) {
            return Validated.valid(name);
        }
        return name.length() > LONGEST
                ? Validated.invalid("is not a valid host name: it is too long")
                : Uts46.convert(name);
    }

    /** A link with its host's name in ASCII, and else as it is; or why its host's name has none. */
    public static Validated<String> asciiIn(String link) {
        Matcher parts = AUTHORITY.matcher(link);
        if (!parts.matches() || isAscii(parts.group("host"))) {
            return Validated.valid(link);
        }
        return ascii(parts.group("host"))
                .match(
                        host -> Validated.valid(parts.group("before") + host + parts.group("after")),
                        reason -> Validated.invalid("names a host that " + reason));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 128);
    }

    /** Its tables are read when the first name needs them, which in most installations none does. */
    private static final class Uts46 {

        private static final IDNA CONVERTER = IDNA.getUTS46Instance(
                IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.USE_STD3_RULES);

        private static Validated<String> convert(String name) {
            IDNA.Info info = new IDNA.Info();
            StringBuilder ascii = CONVERTER.nameToASCII(name, new StringBuilder(), info);
            return info.hasErrors()
                    ? Validated.invalid("is not a valid host name: " + reason(info.getErrors()))
                    : Validated.valid(ascii.toString());
        }

        private static String reason(Set<IDNA.Error> errors) {
            return switch (errors.iterator().next()) {
                case EMPTY_LABEL -> "there is nothing between two dots";
                case LABEL_TOO_LONG, DOMAIN_NAME_TOO_LONG -> "it is too long";
                case LEADING_HYPHEN, TRAILING_HYPHEN, HYPHEN_3_4 -> "a hyphen stands where none may";
                case CONTEXTJ -> "an invisible joiner stands where none may";
                case BIDI -> "it mixes letters that are written from the left and from the right";
                default -> "it has a character that none may have";
            };
        }
    }
}
