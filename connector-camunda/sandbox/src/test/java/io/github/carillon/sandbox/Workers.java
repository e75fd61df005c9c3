package io.github.carillon.sandbox;

import io.github.carillon.app.CarillonApplication;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A worker in a process of its own, beside a sandbox that has none; its log is a file. */
final class WorkerProcess implements AutoCloseable {

    private final Process process;
    private final Path log;

    private WorkerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts one in a folder of its own.
     *
     * @param name of the folder, and of the log beside it
     * @param options as on the command line; those of the engine and a plain mail connection are given
     */
    static WorkerProcess start(Sandbox sandbox, int smtpPort, Path parent, String name, String... options)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                withoutEngine(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))),
                CarillonApplication.class.getName(),
                "--spring.main.web-application-type=none",
                "--carillon.engine.url=" + sandbox.page().resolve("/engine-rest"),
                "--carillon.connections.mail.type=smtp",
                "--carillon.connections.mail.host=127.0.0.1",
                "--carillon.connections.mail.port=" + smtpPort,
                "--carillon.connections.mail.security=plain",
                "--carillon.connections.mail.from=shop@example.org"));
        command.addAll(List.of(options));
        Path log = parent.resolve(name + ".log");
        Process process = new ProcessBuilder(command)
                .directory(Files.createDirectories(parent.resolve(name)).toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new WorkerProcess(process, log);
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** In order. */
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The class path is the sandbox's; the worker must not start an engine of its own. */
    private static String withoutEngine(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.contains("camunda-bpm-spring-boot"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
