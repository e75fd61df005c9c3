package io.github.carillon.steps.content;

import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.task.FileVariable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Files that are texts: in the encoding that was stored with them, or that their type names, or else in UTF-8. */
final class FileText {

    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?(?<name>[^\\s\";]+)", Pattern.CASE_INSENSITIVE);

    /** How many bytes a text may have that a file holds: 4 MB. */
    static final long LONGEST = 4L * 1024 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private FileText() {}

    /** What it says; or that its encoding is not known. */
    static Validated<String> of(FileVariable file) {
        String name = encoding(file).orElse(StandardCharsets.UTF_8.name());
        return charset(name)
                .map(charset -> Validated.valid(withoutMark(new String(file.read(LONGEST, "TEXT_TOO_LONG"), charset))))
                .orElseGet(() -> Validated.invalid("is the file \"" + file.name() + "\" in the encoding \"" + name
                        + "\", which is none that the worker knows: one is UTF-8 or windows-1252"));
    }

    /** Its content type, which names the encoding of a text where that is known; or null. */
    static @Nullable String contentType(FileVariable file) {
        String type = file.contentType();
        boolean silent = type != null
                && type.strip().toLowerCase(Locale.ROOT).startsWith("text/")
                && !CHARSET.matcher(type).find();
        return silent && file.encoding() != null
                ? charset(file.encoding())
                        .map(charset -> type + "; charset=" + charset.name())
                        .orElse(type)
                : type;
    }

    private static Optional<String> encoding(FileVariable file) {
        if (file.encoding() != null && !file.encoding().isBlank()) {
            return Optional.of(file.encoding().strip());
        }
        Matcher named = CHARSET.matcher(file.contentType() == null ? "" : file.contentType());
        return named.find() ? Optional.of(named.group("name")) : Optional.empty();
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name.strip()));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }
}
