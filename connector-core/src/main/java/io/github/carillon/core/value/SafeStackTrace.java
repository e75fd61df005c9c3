package io.github.carillon.core.value;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * An exception for the log, without the messages: those of other people's libraries may hold an address, a text or a
 * password. Only what the operating system says is told, such as that there is no space left on the device.
 */
public final class SafeStackTrace {

    private static final int FRAMES = 12;
    private static final int CAUSES = 5;

    private SafeStackTrace() {}

    /** The types of the exception and its causes, and where each was thrown. */
    public static String of(Throwable thrown) {
        List<String> lines = new ArrayList<>();
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < CAUSES; depth++) {
            StackTraceElement[] frames = cause.getStackTrace();
            lines.add((depth == 0 ? "" : "caused by ") + name(cause, frames));
            for (int frame = 0; frame < Math.min(FRAMES, frames.length); frame++) {
                lines.add("    at " + frames[frame]);
            }
            cause = cause.getCause();
        }
        return String.join(System.lineSeparator(), lines);
    }

    /** Subclasses made in native code name files and hosts; this class itself only has the system's own words. */
    private static String name(Throwable cause, StackTraceElement[] frames) {
        boolean fromTheSystem =
                cause.getClass() == IOException.class && frames.length > 0 && frames[0].isNativeMethod();
        return cause.getClass().getName() + (fromTheSystem ? ": " + cause.getMessage() : "");
    }
}
