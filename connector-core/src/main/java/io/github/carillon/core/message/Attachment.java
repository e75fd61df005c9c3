package io.github.carillon.core.message;

import io.github.carillon.core.value.OneLine;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that goes with a mail, or a picture that its HTML shows. Its bytes are not copied, since they may be many: whoever
 * makes one does not change them afterwards, and nobody who reads them does.
 *
 * <p>Of a name only what follows the last slash is kept, or the last backslash of a path as Windows writes it, because a
 * path is nobody's business; its line breaks become spaces. A content
 * type that is none, or one whose parts would have to be readable by a mail program ({@code multipart}, {@code
 * message}), becomes {@code application/octet-stream}.
 */
public final class Attachment {

    private static final String UNKNOWN_TYPE = "application/octet-stream";
    private static final String TOKEN = "[a-z0-9!#$&^_.+-]{1,127}";
    private static final Pattern TYPE = Pattern.compile("(?!multipart/|message/)(?<type>" + TOKEN + "/" + TOKEN + ")"
            + "(?<charset>\\s*;\\s*charset\\s*=\\s*(" + TOKEN + "|\"" + TOKEN + "\"))?");

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

    /** Type and subtype in lower case, and the charset where one was given. */
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
        return name.isEmpty() || name.equals(".") || name.equals("..") ? "attachment" : name;
    }

    private static String known(@Nullable String contentType) {
        var parts = TYPE.matcher(contentType == null ? "" : contentType.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return UNKNOWN_TYPE;
        }
        String charset = parts.group("charset");
        return parts.group("type")
                + (charset == null ? "" : charset.replaceAll("\\s*;\\s*", "; ").replaceAll("\\s*=\\s*", "="));
    }
}
