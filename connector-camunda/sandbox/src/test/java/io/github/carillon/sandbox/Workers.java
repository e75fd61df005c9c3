package io.github.carillon.sandbox;

import io.github.carillon.app.CarillonApplication;
import io.github.carillon.testserver.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts workers, each in a JVM of its own, beside a sandbox that has none. */
final class Workers {

    private Workers() {}

    /**
     * Starts one in a folder of its own.
     *
     * @param name of the folder
     * @param options as on the command line; those of the engine and a plain mail connection are given
     */
    static JavaProcess start(Sandbox sandbox, int smtpPort, Path parent, String name, String... options)
            throws IOException {
        return JavaProcess.start(
                Files.createDirectories(parent.resolve(name)),
                name,
                Workers::isNoEngine,
                CarillonApplication.class.getName(),
                all(sandbox, smtpPort, options));
    }

    /** Starts one from the jar that operators run, and with nothing but what is in it. */
    static JavaProcess startJar(Sandbox sandbox, int smtpPort, Path parent, Path jar, String... options)
            throws IOException {
        return JavaProcess.start(
                Files.createDirectories(parent.resolve("jar")),
                "jar",
                "256m",
                jar.toString(),
                "org.springframework.boot.loader.launch.JarLauncher",
                all(sandbox, smtpPort, options));
    }

    private static List<String> all(Sandbox sandbox, int smtpPort, String... options) {
        List<String> all = new ArrayList<>(List.of(
                "--spring.main.web-application-type=none",
                "--carillon.engine.url=" + sandbox.page().resolve("/engine-rest"),
                "--carillon.connections.mail.type=smtp",
                "--carillon.connections.mail.host=127.0.0.1",
                "--carillon.connections.mail.port=" + smtpPort,
                "--carillon.connections.mail.security=plain",
                "--carillon.connections.mail.from=shop@example.org"));
        all.addAll(List.of(options));
        return all;
    }

    /** The class path is the sandbox's; the worker must not start an engine of its own. */
    private static boolean isNoEngine(String entry) {
        return !entry.contains("camunda-bpm-spring-boot");
    }
}
