package io.github.carillon.sandbox;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.stream.Stream;

/** Starts sandboxes on a free port that tell nobody what they do. */
final class QuietSandbox {

    private QuietSandbox() {}

    /**
     * Starts one.
     *
     * @param options as on the command line
     */
    static Sandbox start(String... options) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return Sandbox.start(
                new Narrator(nowhere, Clock.systemUTC()),
                Stream.concat(Stream.of("--port=0"), Stream.of(options)).toArray(String[]::new));
    }
}
