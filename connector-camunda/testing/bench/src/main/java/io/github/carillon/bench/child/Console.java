package io.github.carillon.bench.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/**
 * The child's end of the line to its parent: a command comes in by standard input, its answer goes out by standard
 * output. When the parent is gone, whatever the reason, so is the child.
 */
public final class Console {

    static final String OK = "ok ";
    static final String FAILED = "failed ";
    static final String HEAP = "heap";
    static final String CLOSE = "close";

    private static final int MEGABYTE = 1024 * 1024;

    private final BlockingQueue<String> commands = new LinkedBlockingQueue<>();
    private final PrintStream answers;

    private Console(PrintStream answers) {
        this.answers = answers;
    }

    /**
     * Plays a role until the parent has enough of it, and ends the process.
     *
     * @param arguments what {@link Setup} is read from
     */
    public static void serve(List<String> arguments, Function<Setup, Role> opening) {
        Console console = new Console(System.out);
        // what logs to the console is no answer
        System.setOut(System.err);
        Thread reader = new Thread(console::read, "console");
        reader.setDaemon(true);
        reader.start();
        console.play(() -> opening.apply(Setup.parse(arguments)));
        System.exit(0);
    }

    private interface Opening {
        Role open();
    }

    private void play(Opening opening) {
        try (Role role = opening.open()) {
            say(OK);
            String line = commands.take();
            while (!line.equals(CLOSE)) {
                answer(role, List.of(line.split(" ")));
                line = commands.take();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            fail(failed);
        }
    }

    private void answer(Role role, List<String> words) throws InterruptedException {
        try {
            String command = words.get(0);
            say(OK + (command.equals(HEAP) ? heap() : role.answer(command, words.subList(1, words.size()))));
        } catch (IOException | RuntimeException failed) {
            fail(failed);
        }
    }

    /** Megabytes in use once the garbage is collected. */
    private static String heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return String.valueOf((runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE);
    }

    private void fail(Exception failed) {
        failed.printStackTrace();
        say(FAILED + String.valueOf(failed.getMessage()).replaceAll("\\R", " "));
    }

    private void say(String line) {
        answers.println(line);
        answers.flush();
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                commands.add(line);
            }
        } catch (IOException gone) {
            System.err.println("the parent is gone: " + gone.getMessage());
        }
        Runtime.getRuntime().halt(0);
    }
}
