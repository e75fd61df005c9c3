package io.github.carillon.steps.content;

import io.github.carillon.core.message.Attachment;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the pictures of a mail are called. HTML refers to one by its variable's name, which may have any character; a
 * content id may not (RFC 2392, RFC 5322 section 3.6.4), so those that cannot be one get another in both places.
 */
public final class Pictures {

    private static final Pattern CONTENT_ID = Pattern.compile("[A-Za-z0-9._+@-]{1,128}");
    private static final Pattern REFERENCE = Pattern.compile("(?i)(?<=[\"'=(\\s])cid:(?<name>[^\"'<>]+)");

    private Pictures() {}

    /** The content id of the picture with this name. */
    static String id(String name) {
        return CONTENT_ID.matcher(name).matches()
                ? name
                : "picture-" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** The HTML, which refers to these pictures by their content ids. */
    public static @Nullable String shown(@Nullable String html, List<Attachment> files) {
        Set<String> ids = files.stream()
                .map(Attachment::contentId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return html == null || ids.isEmpty()
                ? html
                : REFERENCE.matcher(html).replaceAll(one -> Matcher.quoteReplacement(reference(one.group(), ids)));
    }

    /** A name may stand there as it is, escaped as HTML, or as a link has it. */
    private static String reference(String written, Set<String> ids) {
        String name = written.substring("cid:".length());
        String plain = unescaped(name);
        return Stream.of(name, plain, decoded(plain))
                .map(String::strip)
                .map(Pictures::id)
                .filter(ids::contains)
                .findFirst()
                .map(id -> "cid:" + id)
                .orElse(written);
    }

    private static String unescaped(String name) {
        return name.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException asItIs) {
            return name;
        }
    }
}
