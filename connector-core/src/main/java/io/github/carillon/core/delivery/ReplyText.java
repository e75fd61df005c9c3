package io.github.carillon.core.delivery;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server's own words, made fit for an outcome: one short line, without addresses and credentials. */
public final class ReplyText {

    private static final int LONGEST = 200;

    /** A server may say anything at any length; no more than this is looked at. */
    private static final int LONGEST_READ = 2000;

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\s]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern ADDRESS =
            Pattern.compile("(\"[^\"]*\"|[^\\s<>\"(),:;\\[\\]]+)(?<at>@|%40|=40)(?<domain>[^\\s<>\"(),:;']+)");
    private static final Pattern BASE64 =
            Pattern.compile("(?<![A-Za-z0-9+/])(?=[A-Za-z0-9+/]*[0-9A-Z+/=])[A-Za-z0-9+/]{16,}={0,2}");

    /** A word, a name such as AuthenticationFailed, or a number: no encoded credential looks like that. */
    private static final Pattern WORD = Pattern.compile("[a-z]*|[A-Z]+|[0-9]+|[A-Z]?[a-z]{2,}([A-Z][a-z]{2,})*");

    /** What servers say, and what mailboxes are called that belong to no one person (RFC 2142). */
    private static final Set<String> ORDINARY = Set.of(
            ("abuse access account address admin administrator and authentication blocked box client connection contact"
                            + " customer delivery denied domain error for from help host hostmaster info invalid local"
                            + " mail mailbox mailer message name network new noc noreply not office order orders policy"
                            + " postmaster quota recipient rejected relay reply root sales security sender server service"
                            + " smtp spam support system team temporary test the unknown user users web webmaster")
                    .split(" "));

    private static final int SHORTEST_NAME = 3;

    private ReplyText() {}

    /**
     * What it said, short and without what must not be told. Ordinary words stay.
     *
     * @param addresses those of the mail, because a server may name a local part alone
     */
    public static String safe(String said, Collection<String> addresses) {
        String read = said.substring(0, Math.min(said.length(), LONGEST_READ));
        String text = CredentialText.masked(CONTROLS.matcher(read).replaceAll(" "));
        text = ADDRESS.matcher(text).replaceAll("***${at}${domain}");
        text = BASE64.matcher(text).replaceAll(token -> isWords(token.group()) ? token.group() : "***");
        for (String address : addresses) {
            text = withoutLocalPart(text, address);
        }
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** A path has several. */
    private static boolean isWords(String token) {
        return Stream.of(token.split("/", -1))
                .allMatch(part -> WORD.matcher(part).matches());
    }

    /** One that is an ordinary word is a mailbox's name only where it stands by itself in quotes or brackets. */
    private static String withoutLocalPart(String text, String address) {
        String local = address.substring(0, Math.max(0, address.lastIndexOf('@')));
        boolean ordinary = local.length() < SHORTEST_NAME || ORDINARY.contains(local.toLowerCase(Locale.ROOT));
        String before = ordinary ? "(?<=[<\"'(\\[])" : "(?<![\\p{L}\\p{N}])";
        String after = ordinary ? "(?=[>\"')\\]])" : "(?![\\p{L}\\p{N}])";
        return Pattern.compile(before + Pattern.quote(local) + after, Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .replaceAll("***");
    }
}
