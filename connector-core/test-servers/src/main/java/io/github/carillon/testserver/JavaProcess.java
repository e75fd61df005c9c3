package io.github.carillon.testserver;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM beside this one, which can be killed and paused. Its log is a file. Safe for use from any thread. */
public final class JavaProcess implements AutoCloseable {

    private final Process process;
    private final Path log;

    private JavaProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts one with 256 MB of heap; it ends with this JVM.
     *
     * @param entries which entries of this JVM's class path it has
     */
    public static JavaProcess start(
            Path folder, String name, Predicate<String> entries, String main, List<String> options) throws IOException {
        return start(folder, name, "256m", entries, main, options);
    }

    /**
     * The same, with another heap.
     *
     * @param heap as in {@code 256m}
     */
    public static JavaProcess start(
            Path folder, String name, String heap, Predicate<String> entries, String main, List<String> options)
            throws IOException {
        return start(folder, name, heap, classPath(entries), main, options);
    }

    /**
     * The same, with a class path that has nothing to do with that of this JVM.
     *
     * @param classPath as after {@code java -cp}
     */
    public static JavaProcess start(
            Path folder, String name, String heap, String classPath, String main, List<String> options)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx" + heap,
                "-cp",
                classPath,
                main));
        command.addAll(options);
        Path log = Files.createTempFile(folder, name, ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new JavaProcess(process, log);
    }

    /** As {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Sends a signal such as STOP or CONT. */
    public void signal(String name) throws IOException, InterruptedException {
        run("kill", "-" + name, String.valueOf(process.pid()));
    }

    /**
     * As a full disk does: a write beyond this fails.
     *
     * @param size in bytes, which none of its files may exceed; or {@code unlimited}
     */
    public void letFilesGrow(String size) throws IOException, InterruptedException {
        run("prlimit", "--pid", String.valueOf(process.pid()), "--fsize=" + size + ":");
    }

    /** In order. */
    public void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public List<String> log() throws IOException {
        return Files.readAllLines(log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        int answer = new ProcessBuilder(command).start().waitFor();
        if (answer != 0) {
            throw new IOException(String.join(" ", command) + " answers " + answer);
        }
    }

    private static String classPath(Predicate<String> entries) {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(all.split(File.pathSeparator)).filter(entries).collect(Collectors.joining(File.pathSeparator));
    }
}
