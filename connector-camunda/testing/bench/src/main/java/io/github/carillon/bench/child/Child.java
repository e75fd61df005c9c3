package io.github.carillon.bench.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A JVM that plays a role, seen from its parent. For one thread. */
public final class Child implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int SHOWN_LINES = 15;
    private static final int KILOBYTES = 1024;

    private final String role;
    private final Process process;
    private final Path log;
    private final Writer commands;
    private final BufferedReader answers;

    private Child(String role, Process process, Path log) {
        this.role = role;
        this.process = process;
        this.log = log;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Starts one and returns when it is ready.
     *
     * @param role what {@code main} knows it by
     * @param folder where its log goes
     * @param jvm options such as {@code -Xmx256m}
     * @throws ChildException when it does not come up
     */
    public static Child start(String role, Path folder, List<String> jvm, Setup setup) {
        try {
            Path log = Files.createTempFile(folder, role, ".log");
            ProcessBuilder builder = new ProcessBuilder(Command.line(role, jvm, setup)).redirectError(log.toFile());
            Child child = new Child(role, builder.start(), log);
            child.answer();
            return child;
        } catch (IOException broken) {
            throw new ChildException(role + " could not be started", broken);
        }
    }

    /**
     * Has it do something and waits for the answer.
     *
     * @throws ChildException when it cannot
     */
    public String ask(Object... words) {
        List<String> line = new ArrayList<>();
        for (Object word : words) {
            line.add(word.toString());
        }
        try {
            commands.write(String.join(" ", line) + "\n");
            commands.flush();
            return answer();
        } catch (IOException gone) {
            throw new ChildException(role + " is gone" + lastWords(), gone);
        }
    }

    /** Processor time used so far. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Megabytes of heap in use, after a garbage collection. */
    public long heap() {
        return Long.parseLong(ask(Console.HEAP));
    }

    /** Megabytes of memory at most so far, all of the process; empty where the system does not say (Linux does). */
    public OptionalLong peak() {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KILOBYTES)
                    .findFirst();
        } catch (IOException elsewhere) {
            return OptionalLong.empty();
        }
    }

    /** Ends it, in good order if it will. */
    @Override
    public void close() {
        try {
            commands.write(Console.CLOSE + "\n");
            commands.close();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException gone) {
            process.destroyForcibly();
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new ChildException(role + " ended" + lastWords());
        }
        if (line.startsWith(Console.FAILED)) {
            throw new ChildException(role + ": " + line.substring(Console.FAILED.length()) + lastWords());
        }
        return line.substring(Console.OK.length());
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            List<String> last = lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
            return System.lineSeparator() + String.join(System.lineSeparator(), last);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
