package io.github.carillon.starter.inbox;

import java.util.LinkedHashSet;
import java.util.Set;

/** Why a provider gave no answer, on one line: the kinds of the exceptions, since their words may hold anything. */
final class Reason {

    private static final int DEEPEST = 5;

    private Reason() {}

    static String of(Throwable failure) {
        Set<String> kinds = new LinkedHashSet<>();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            kinds.add(cause.getClass().getSimpleName());
            cause = cause.getCause();
        }
        return String.join(", by ", kinds);
    }
}
