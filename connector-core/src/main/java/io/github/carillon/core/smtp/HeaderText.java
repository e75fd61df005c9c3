package io.github.carillon.core.smtp;

import io.github.carillon.core.recipient.EmailAddress;
import jakarta.mail.internet.MimeUtility;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Texts as header fields carry them: as they are where that is safe, else as encoded words (RFC 2047). Angus Mail encodes
 * by itself only what is not ASCII, and so lets a text pass that looks like an encoded word or fills a line of over 998
 * characters.
 */
final class HeaderText {

    /** Bytes whose encoded word, {@code =?UTF-8?B?…?=}, fits the 76 characters of a line behind the field's name. */
    private static final int BYTES_PER_WORD = 39;

    /** Not ASCII, a space that folding would lose, a word too long to fold, or what looks like an encoded word. */
    private static final Pattern UNSAFE = Pattern.compile("[^ -~]|^ | $|  |[!-~]{61}|=\\?");

    private static final Pattern QUOTABLE = Pattern.compile("[ -~&&[^\"\\\\]]{1,60}");

    private HeaderText() {}

    /** The value of an unstructured field such as Subject, folded. */
    static String unstructured(String field, String text) {
        boolean unsafe = UNSAFE.matcher(text).find();
        return unsafe ? encodedWords(text) : MimeUtility.fold(field.length() + ": ".length(), text);
    }

    /** An address with its name. */
    static String mailbox(EmailAddress address) {
        String name = address.name() == null ? "" : address.name().strip();
        if (name.isEmpty()) {
            return address.value();
        }
        boolean quotable = QUOTABLE.matcher(name).matches() && !name.contains("=?");
        return (quotable ? '"' + name + '"' : encodedWords(name)) + "\r\n <" + address.value() + ">";
    }

    static String mailboxes(List<EmailAddress> addresses) {
        return String.join(",\r\n ", addresses.stream().map(HeaderText::mailbox).toList());
    }

    private static String encodedWords(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int bytes = 0;
        for (int codePoint : text.codePoints().toArray()) {
            String character = Character.toString(codePoint);
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > BYTES_PER_WORD) {
                words.add(encodedWord(part.toString()));
                part.setLength(0);
                bytes = 0;
            }
            part.append(character);
            bytes += size;
        }
        if (bytes > 0) {
            words.add(encodedWord(part.toString()));
        }
        return String.join("\r\n ", words);
    }

    private static String encodedWord(String text) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
