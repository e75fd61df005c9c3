package io.github.carillon.starter.inbox;

import io.github.carillon.core.delivery.ConnectFailures;
import io.github.carillon.core.delivery.Failure;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Why a provider gave no answer, on one line: what is wrong with its certificate or its name, or else the kinds of the
 * exceptions, since their words may hold anything.
 */
final class Reason {

    private static final int DEEPEST = 5;

    private Reason() {}

    static String of(Exception failure) {
        return ConnectFailures.misconfiguration(failure)
                .flatMap(Failure::of)
                .map(Failure::sentence)
                .orElseGet(() -> kinds(failure));
    }

    private static String kinds(Throwable failure) {
        Set<String> kinds = new LinkedHashSet<>();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            kinds.add(cause.getClass().getSimpleName());
            cause = cause.getCause();
        }
        return String.join(", by ", kinds);
    }
}
