package io.github.carillon.worker.engine;

import io.github.carillon.core.value.OneLine;
import io.github.carillon.worker.step.FileVariable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The content of a File variable, which is named where the engine does not give it. */
final class FileContent {

    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w!#$&^.+-]+/[\\w!#$&^.+-]+(\\s*;.*)?");

    private FileContent() {}

    /**
     * Fetched whenever it is asked for, since what is kept costs memory: whoever needs it again keeps it.
     *
     * @param variable its name
     * @param contentType as it was stored, or null
     */
    static FileVariable.Source of(String variable, @Nullable String contentType, FileVariable.Source source) {
        return most -> {
            try {
                return source.read(most);
            } catch (EngineUnavailableException failed) {
                throw new EngineUnavailableException(
                        "file variable \"" + variable + "\" could not be read: " + failed.getMessage()
                                + hint(contentType),
                        failed);
            }
        };
    }

    /** The engine serves a file under its stored type, and fails where that is none. */
    private static String hint(@Nullable String contentType) {
        return contentType == null || MEDIA_TYPE.matcher(contentType).matches()
                ? ""
                : "; its stored type is \"" + OneLine.of(contentType)
                        + "\", and the engine serves a file only under a type such as" + " application/pdf";
    }
}
