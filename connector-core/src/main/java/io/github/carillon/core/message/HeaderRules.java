package io.github.carillon.core.message;

import io.github.carillon.core.recipient.EmailAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which header fields a mail may bring along, and what they may say. Each method says what is wrong, or nothing. */
final class HeaderRules {

    private static final int LONGEST_VALUE = 2000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,75}");
    private static final Set<String> ALLOWED = Set.of("in-reply-to", "references", "reply-to", "importance");
    private static final Set<String> ALLOWED_PREFIXES = Set.of("x-", "list-");

    /** Fields by which a mail service takes commands, other recipients among them. */
    private static final Set<String> COMMANDS =
            Set.of("x-smtpapi", "x-ses-", "x-mc-", "x-mailgun-", "x-mj-", "x-pm-", "x-sg-");

    private static final Pattern THREAD = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final int LONGEST_THREAD = 128;
    private static final Pattern MESSAGE_IDS = Pattern.compile("<[!-~&&[^<>]]{1,250}>( <[!-~&&[^<>]]{1,250}>)*");
    private static final Pattern WORDS = Pattern.compile("[!-~]{1,900}( [!-~]{1,900})*");
    private static final int LONGEST_PAGE = 900;

    private HeaderRules() {}

    static Optional<String> wrong(MailHeaders headers) {
        Stream<Optional<String>> custom = headers.custom().entrySet().stream().map(HeaderRules::wrongField);
        Stream<Optional<String>> others = Stream.of(wrongThread(headers), wrongUnsubscribe(headers));
        return Stream.concat(custom, others).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> wrongField(Map.Entry<String, String> field) {
        String name = field.getKey();
        Optional<String> wrongName = wrongName(name);
        if (wrongName.isPresent()) {
            return wrongName;
        }
        boolean fits = field.getValue().length() <= LONGEST_VALUE
                && !Controls.in(field.getValue())
                && wellFormed(name.toLowerCase(Locale.ROOT), field.getValue());
        return fits ? Optional.empty() : Optional.of("the header " + name + " has a value that it cannot have");
    }

    static Optional<String> wrongName(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of("a header has a name that is none");
        }
        return allowed(name.toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of("the header " + name + " is not one that may be set");
    }

    private static boolean allowed(String name) {
        return COMMANDS.stream().noneMatch(name::startsWith)
                && (ALLOWED.contains(name) || ALLOWED_PREFIXES.stream().anyMatch(name::startsWith));
    }

    private static boolean wellFormed(String name, String value) {
        return switch (name) {
            case "in-reply-to", "references" -> MESSAGE_IDS.matcher(value).matches();
            case "reply-to" -> EmailAddress.parse(value).match(address -> true, reason -> false);
            case "importance" -> Set.of("low", "normal", "high").contains(value.toLowerCase(Locale.ROOT));
            // the values of RFC 2369 and RFC 2919 are structured, and so cannot be encoded
            default -> name.startsWith("x-") || WORDS.matcher(value).matches();
        };
    }

    private static Optional<String> wrongThread(MailHeaders headers) {
        String thread = headers.thread();
        boolean fits = thread == null
                || (thread.length() <= LONGEST_THREAD && THREAD.matcher(thread).matches());
        return fits ? Optional.empty() : Optional.of("the thread's id has a character that it cannot have");
    }

    private static Optional<String> wrongUnsubscribe(MailHeaders headers) {
        Unsubscribe unsubscribe = headers.unsubscribe();
        if (unsubscribe == null) {
            return Optional.empty();
        }
        if (unsubscribe.address() == null && unsubscribe.page() == null) {
            return Optional.of("there is no address by which to unsubscribe");
        }
        return unsubscribe.page() == null || isPage(unsubscribe.page())
                ? Optional.empty()
                : Optional.of("the page by which to unsubscribe has no https address");
    }

    /** Half a surrogate pair has no UTF-8, which {@link URI#toASCIIString()} answers with an exception. */
    private static boolean isPage(URI page) {
        return "https".equalsIgnoreCase(page.getScheme())
                && page.getHost() != null
                && StandardCharsets.UTF_8.newEncoder().canEncode(page.toString())
                && page.toASCIIString().length() <= LONGEST_PAGE;
    }
}
