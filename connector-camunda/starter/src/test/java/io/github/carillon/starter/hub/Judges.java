package io.github.carillon.starter.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The app's programs in src/test/node with what they need, installed once into target/judges of the module under test. */
public final class Judges {

    static final Path FOLDER = Path.of("target/judges");

    private static final Path SOURCE = Path.of("../starter/src/test/node");
    private static final Path INSTALLED = FOLDER.resolve("node_modules/.package-lock.json");

    private Judges() {}

    /** Installs them, unless that is done; skips the test where node is missing, but not in a continuous build. */
    public static synchronized void install() {
        needs("node");
        needs("npm");
        try {
            boolean fresh = Files.exists(INSTALLED)
                    && Files.getLastModifiedTime(INSTALLED)
                                    .compareTo(Files.getLastModifiedTime(SOURCE.resolve("package-lock.json")))
                            >= 0;
            copy();
            if (!fresh) {
                run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The same where a browser is needed too. */
    public static void installWithBrowser() {
        String chromium = System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium");
        assumeTrue(onBuildServer() || Files.isExecutable(Path.of(chromium)), "there is no Chromium here");
        install();
    }

    private static void copy() throws IOException {
        Files.createDirectories(FOLDER);
        try (Stream<Path> files = Files.list(SOURCE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, FOLDER.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void run(String... command) throws IOException {
        Path log = FOLDER.resolve("npm.log");
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("in time").isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new FileSystemException(log.toString(), null, "stopped");
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as("see %s", log).isZero();
    }

    /** Skips the test where a program is missing, but not in a continuous build. */
    public static void needs(String program) {
        boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> List.of(program, program + ".cmd").stream()
                        .anyMatch(name -> Files.isExecutable(Path.of(folder, name))));
        assumeTrue(onBuildServer() || there, program + " is not installed here");
    }

    private static boolean onBuildServer() {
        return System.getenv("CI") != null;
    }
}
