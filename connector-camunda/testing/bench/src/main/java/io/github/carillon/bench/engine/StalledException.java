package io.github.carillon.bench.engine;

import java.io.IOException;

/** Instances are waiting, and nobody works on them. */
final class StalledException extends IOException {

    private static final long serialVersionUID = 1L;

    StalledException(int finished, int target) {
        super("nothing moves: " + finished + " of " + target + " instances are done");
    }
}
