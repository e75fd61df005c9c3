package io.github.carillon.worker.engine;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The content of a File variable, which is named where the engine does not give it. */
final class FileContent {

    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w!#$&^.+-]+/[\\w!#$&^.+-]+(\\s*;.*)?");

    private FileContent() {}

    /**
     * Fetched when it is first asked for.
     *
     * @param variable its name
     * @param contentType as it was stored, or null
     */
    static Supplier<byte[]> of(String variable, @Nullable String contentType, Supplier<byte[]> source) {
        return new Once<>(() -> {
            try {
                return source.get();
            } catch (EngineUnavailableException failed) {
                throw new EngineUnavailableException(
                        "file variable \"" + variable + "\" could not be read: " + failed.getMessage()
                                + hint(contentType),
                        failed);
            }
        });
    }

    /** The engine serves a file under its stored type, and fails where that is none. */
    private static String hint(@Nullable String contentType) {
        return contentType == null || MEDIA_TYPE.matcher(contentType).matches()
                ? ""
                : "; its stored type is \"" + contentType + "\", and the engine serves a file only under a type such as"
                        + " application/pdf";
    }
}
