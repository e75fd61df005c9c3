package io.github.carillon.core.delivery;

import java.util.Collection;
import java.util.regex.Pattern;

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

    private ReplyText() {}

    /**
     * What it said, short and without what must not be told.
     *
     * @param addresses those of the mail, because a server may name a local part alone
     */
    public static String safe(String said, Collection<String> addresses) {
        String read = said.substring(0, Math.min(said.length(), LONGEST_READ));
        String text = ADDRESS.matcher(CONTROLS.matcher(read).replaceAll(" ")).replaceAll("***${at}${domain}");
        text = BASE64.matcher(text).replaceAll("***");
        for (String address : addresses) {
            text = withoutLocalPart(text, address);
        }
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String withoutLocalPart(String text, String address) {
        String local = Pattern.quote(address.substring(0, Math.max(0, address.lastIndexOf('@'))));
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + local + "(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .replaceAll("***");
    }
}
