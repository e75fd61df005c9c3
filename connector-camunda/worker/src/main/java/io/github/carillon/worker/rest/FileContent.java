package io.github.carillon.worker.rest;

import io.github.carillon.core.value.OneLine;
import io.github.carillon.steps.task.FileVariable;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.UnreadableVariableException;
import org.jspecify.annotations.Nullable;

/** The content of a File variable, which is named where the engine does not give it. */
final class FileContent {

    private static final int LONGEST = 100;

    private FileContent() {}

    /**
     * Fetched whenever it is asked for, since what is kept costs memory: whoever needs it again keeps it.
     *
     * @param variable its name
     * @param contentType as it was stored, or null
     * @param encoding as it was stored, or null
     */
    static FileVariable.Source of(
            String variable, @Nullable String contentType, @Nullable String encoding, FileVariable.Source source) {
        return most -> {
            try {
                return source.read(most);
            } catch (EngineException failed) {
                if (failed.kind() == EngineException.Kind.REFUSED) {
                    throw unreadable(variable, contentType, encoding, failed);
                }
                throw new EngineException(
                        EngineException.Kind.NO_ANSWER,
                        "file variable \"" + variable + "\" could not be read: " + failed.getMessage(),
                        failed);
            }
        };
    }

    /** The engine serves a file under its stored type and encoding, and fails where those are none. */
    private static UnreadableVariableException unreadable(
            String variable, @Nullable String contentType, @Nullable String encoding, EngineException failed) {
        return new UnreadableVariableException("file variable \"" + variable + "\" is stored with "
                + quoted("type", contentType) + " and " + quoted("encoding", encoding)
                + ", under which the engine cannot serve it (" + failed.getMessage()
                + "). Store it with a type such as application/pdf, and with an encoding such as UTF-8 or none");
    }

    private static String quoted(String what, @Nullable String value) {
        return value == null ? "no " + what : "the " + what + " \"" + OneLine.cut(OneLine.of(value), LONGEST) + "\"";
    }
}
