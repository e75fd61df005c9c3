package io.github.carillon.core.message;

import io.github.carillon.core.value.OneLine;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file that goes with a mail, or a picture that its HTML shows. Its bytes are not copied, since they may be many: whoever
 * makes one does not change them afterwards, and nobody who reads them does.
 *
 * <p>Of a name only what follows the last slash is kept, or the last backslash of a path as Windows writes it, because a
 * path is nobody's business; its line breaks become spaces, and one of more than {@value #LONGEST_NAME} characters, which
 * hardly a file system takes, is cut before its ending. A content type's own name of the file is left out; its
 * other parameters are kept, such as {@code text/calendar; method=REQUEST}. A content type that is none, or one whose parts would have to be readable by a mail program ({@code multipart}, {@code
 * message}), becomes {@code application/octet-stream}.
 */
public final class Attachment {

    private static final int LONGEST_NAME = 255;

    /** With its dot: what is longer is no ending but part of the name. */
    private static final int LONGEST_ENDING = 20;

    private static final String UNKNOWN_TYPE = "application/octet-stream";
    private static final String TOKEN = "[a-z0-9!#$&^_.+-]{1,127}";
    private static final int LONGEST_PARAMETERS = 400;
    private static final Pattern TYPE =
            Pattern.compile("(?!multipart/|message/)(?<type>" + TOKEN + "/" + TOKEN + ")", Pattern.CASE_INSENSITIVE);

    /** RFC 2045 section 5.1; a value is printable, and so never leaves its header line. */
    private static final Pattern PARAMETER = Pattern.compile(
            "\\G *; *((?<name>" + TOKEN + ") *= *(?<value>" + TOKEN + "|\"[ -~&&[^\"\\\\]]{0,127}\") *)?(?=;|$)",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> NAMES_OF_FILES = Set.of("name", "filename", "boundary");

    /** Begins with a drive, or where it stands. Else a backslash is a character of the name as any other. */
    private static final Pattern WINDOWS_PATH = Pattern.compile("\\s*([A-Za-z]:|\\.{0,2})\\\\");

    private final String name;
    private final String contentType;
    private final byte[] content;
    private final @Nullable String contentId;

    private Attachment(String name, @Nullable String contentType, byte[] content, @Nullable String contentId) {
        this.name = baseName(name);
        this.contentType = known(contentType);
        this.content = content;
        this.contentId = contentId;
    }

    /**
     * A file to open or to save.
     *
     * @param contentType as in {@code application/pdf}, or null where unknown
     */
    public static Attachment file(String name, @Nullable String contentType, byte[] content) {
        return new Attachment(name, contentType, content, null);
    }

    /**
     * A picture that the HTML refers to as {@code src="cid:…"}; a file where the mail has no HTML.
     *
     * @param contentId letters, digits and {@code . _ - + @}, without angle brackets
     */
    public static Attachment inline(String name, @Nullable String contentType, byte[] content, String contentId) {
        return new Attachment(name, contentType, content, contentId);
    }

    public String name() {
        return name;
    }

    /** Type and subtype in lower case, and the parameters that were given. */
    public String contentType() {
        return contentType;
    }

    /** The bytes themselves, to be read only. */
    public byte[] content() {
        return content;
    }

    /** How many bytes. */
    public int size() {
        return content.length;
    }

    /** What the HTML calls it, or null for a file. */
    public @Nullable String contentId() {
        return contentId;
    }

    /** Says how large it is, and neither its name nor what is in it. */
    @Override
    public String toString() {
        return "Attachment[" + contentType + ", " + content.length + " bytes]";
    }

    private static String baseName(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        boolean ofWindows = WINDOWS_PATH.matcher(last).lookingAt();
        String name = OneLine.of(ofWindows ? last.substring(last.lastIndexOf('\\') + 1) : last)
                .strip();
        return name.isEmpty() || name.equals(".") || name.equals("..") ? "attachment" : cut(name);
    }

    private static String cut(String name) {
        if (name.codePointCount(0, name.length()) <= LONGEST_NAME) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        int left = LONGEST_NAME - ending.codePointCount(0, ending.length());
        return OneLine.cut(name.substring(0, name.length() - ending.length()), left) + ending;
    }

    private static String known(@Nullable String contentType) {
        String text = contentType == null ? "" : contentType.strip();
        Matcher type = TYPE.matcher(text);
        if (!type.lookingAt()) {
            return UNKNOWN_TYPE;
        }
        String parameters = parameters(text.substring(type.end()));
        return parameters == null ? UNKNOWN_TYPE : type.group("type").toLowerCase(Locale.ROOT) + parameters;
    }

    /** As they go out, or null where they are none. */
    private static @Nullable String parameters(String text) {
        Map<String, String> kept = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(text);
        int end = 0;
        while (parameter.find()) {
            end = parameter.end();
            String name = parameter.group("name");
            if (name != null && !NAMES_OF_FILES.contains(name.toLowerCase(Locale.ROOT))) {
                kept.putIfAbsent(name.toLowerCase(Locale.ROOT), parameter.group("value"));
            }
        }
        if (end < text.length() || text.length() > LONGEST_PARAMETERS) {
            return null;
        }
        kept.computeIfPresent("charset", (name, value) -> value.toLowerCase(Locale.ROOT));
        return kept.entrySet().stream()
                .map(one -> "; " + one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining());
    }
}
