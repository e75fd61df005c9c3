package io.github.carillon.core.value;

import java.util.ArrayList;
import java.util.List;

/**
 * An exception for the log, without the messages: those of other people's libraries may hold an address, a text or a
 * password.
 */
public final class Trace {

    private static final int FRAMES = 12;
    private static final int CAUSES = 5;

    private Trace() {}

    /** The types of the exception and its causes, and where each was thrown. */
    public static String of(Throwable thrown) {
        List<String> lines = new ArrayList<>();
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < CAUSES; depth++) {
            lines.add((depth == 0 ? "" : "caused by ") + cause.getClass().getName());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int frame = 0; frame < Math.min(FRAMES, frames.length); frame++) {
                lines.add("    at " + frames[frame]);
            }
            cause = cause.getCause();
        }
        return String.join(System.lineSeparator(), lines);
    }
}
