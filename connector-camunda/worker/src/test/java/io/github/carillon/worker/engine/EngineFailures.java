package io.github.carillon.worker.engine;

import io.github.carillon.worker.engine.EngineException.Kind;

/** The engine's failures of every kind. */
public final class EngineFailures {

    private EngineFailures() {}

    public static EngineException collision() {
        return of(Kind.COLLIDED);
    }

    public static EngineException engineFailed() {
        return of(Kind.FAILED);
    }

    public static EngineException gone() {
        return of(Kind.GONE);
    }

    public static EngineException notLocked() {
        return of(Kind.REFUSED);
    }

    public static EngineException proxy() {
        return of(Kind.UNAVAILABLE);
    }

    public static EngineException lost() {
        return of(Kind.NO_ANSWER);
    }

    private static EngineException of(Kind kind) {
        return new EngineException(kind, "HTTP status such-and-such");
    }
}
