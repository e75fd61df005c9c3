package io.github.carillon.core.recipient;

import io.github.carillon.core.value.HostName;
import io.github.carillon.core.value.Invisible;
import io.github.carillon.core.value.OneLine;
import io.github.carillon.core.value.Validated;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One mailbox: {@code local@domain} (RFC 5321 section 4.1.2) and, where known, the name to show.
 *
 * <p>The domain is kept in lower case and in its ASCII form ({@link HostName}), because Angus Mail puts an international
 * domain on the wire as it is. The local part may hold UTF-8 (RFC 6531); a channel whose server does not offer SMTPUTF8
 * refuses it.
 *
 * @param value {@code local@domain}
 * @param name the display name, or null
 */
public record EmailAddress(String value, @Nullable String name) implements Address {

    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_ADDRESS = 254;
    private static final Pattern LOCAL_PART = Pattern.compile(
            "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*|\"[^\"\\\\\\p{Cc}\\p{Cs}]+\"");
    private static final Pattern LINK = Pattern.compile("(?i:mailto):(?<address>[^?]*)(\\?.*)?");
    /** No address has a colon outside quotes before its {@code @}. */
    private static final Pattern GROUP = Pattern.compile("(\"[^\"]*+\"\\s*+|[^\"@<>\\[\\]:]*+):");

    private static final Pattern DOMAIN = Pattern.compile(
            "(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*|\\[([0-9.]+|IPv6:[0-9a-fA-F:.]+)]");

    /**
     * Reads {@code a@example.org}, {@code Ann Lee <a@example.org>} or {@code "Lee, Ann" <a@example.org>}; also the address
     * of a link ({@code mailto:a@example.org}, RFC 6068) and that of a group ({@code Team: a@example.org;}, RFC 5322).
     */
    public static Validated<EmailAddress> parse(String text) {
        String stripped = alone(Invisible.trimmed(text));
        int bracket = stripped.lastIndexOf('<');
        if (bracket < 0 || !stripped.endsWith(">")) {
            return mailbox(stripped, null);
        }
        String name = Invisible.trimmed(OneLine.of(unquoted(Invisible.trimmed(stripped.substring(0, bracket)))));
        String address = Invisible.trimmed(stripped.substring(bracket + 1, stripped.length() - 1));
        return mailbox(address, name.isEmpty() ? null : name);
    }

    /** Tells an address from a user id: it holds an {@code @}. The engine's user ids hold none by default. */
    public static boolean looksLikeOne(String text) {
        return text.indexOf('@') >= 0;
    }

    /** Tells a group in which there is nobody ({@code Team:;}, RFC 5322 section 3.4) from a user id and an address. */
    public static boolean isEmptyGroup(String text) {
        return GROUP.matcher(withoutSeparators(Invisible.trimmed(text))).matches();
    }

    /** True when the local part needs the SMTPUTF8 extension (RFC 6531). */
    public boolean needsUtf8() {
        return value.chars().anyMatch(character -> character > 126);
    }

    /** With its name, so that {@link #parse} reads the same. */
    public String written() {
        return name == null ? value : '"' + name.replaceAll("[\\\\\"]", "\\\\$0") + "\" <" + value + ">";
    }

    /** What may be shown of a text that was found where an address is expected. */
    public static String maskOf(String text) {
        return parse(text).match(EmailAddress::masked, reason -> "an address that is not valid");
    }

    @Override
    public String masked() {
        int at = value.lastIndexOf('@');
        return value.substring(0, value.offsetByCodePoints(0, 1)) + "***" + value.substring(at);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static Validated<EmailAddress> mailbox(String text, @Nullable String name) {
        int at = text.lastIndexOf('@');
        if (at < 1 || at == text.length() - 1) {
            return Validated.invalid("is not a valid e-mail address: one looks like name@example.org");
        }
        String local = text.substring(0, at);
        if (local.length() > LONGEST_LOCAL_PART || !LOCAL_PART.matcher(local).matches()) {
            return Validated.invalid("is not a valid e-mail address: what stands before the @ is not allowed there");
        }
        if (name != null && name.chars().anyMatch(Character::isISOControl)) {
            return Validated.invalid("has a control character in the display name");
        }
        return domain(text.substring(at + 1)).flatMap(domain -> ofAllowedLength(local + "@" + domain, name));
    }

    private static Validated<EmailAddress> ofAllowedLength(String address, @Nullable String name) {
        return address.length() > LONGEST_ADDRESS
                ? Validated.invalid("is longer than the " + LONGEST_ADDRESS + " characters an e-mail address may have")
                : Validated.valid(new EmailAddress(address, name));
    }

    private static Validated<String> domain(String text) {
        if (text.length() > LONGEST_ADDRESS) {
            return noDomain();
        }
        return (text.startsWith("[")
                        ? Validated.valid(text)
                        : HostName.ascii(text).map(EmailAddress::small))
                .match(
                        ascii -> DOMAIN.matcher(ascii).matches() ? Validated.valid(ascii) : noDomain(),
                        reason ->
                                Validated.invalid("is not a valid e-mail address: what stands after the @ " + reason));
    }

    private static String small(String domain) {
        return domain.toLowerCase(Locale.ROOT);
    }

    private static Validated<String> noDomain() {
        return Validated.invalid("is not a valid e-mail address: what stands after the @ is no domain name");
    }

    /** Without what stands around an address in a link or a group, and without what separates it from others. */
    private static String alone(String text) {
        String address = withoutSeparators(text);
        Matcher link = LINK.matcher(address);
        if (link.matches()) {
            return decoded(link.group("address"));
        }
        Matcher group = GROUP.matcher(address);
        return group.lookingAt() ? Invisible.trimmed(address.substring(group.end())) : address;
    }

    private static String withoutSeparators(String text) {
        int end = text.length();
        while (end > 0 && " ,;".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }

    /** A plus is one there. */
    private static String decoded(String address) {
        try {
            return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return address;
        }
    }

    private static String unquoted(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1") : name;
    }
}
