package io.github.carillon.bell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The tests that need a browser: the bell's node project with what the module under test adds to it, copied into that
 * module's build directory and given its packages once.
 */
public final class NodeProject {

    private static final Path BELL = bell(Path.of("").toAbsolutePath());
    private static final Path SHARED = BELL.resolve("src/test/node");
    private static final Path OWN = Path.of("src/test/node").toAbsolutePath();
    private static final Path PROJECT = Path.of("target/node").toAbsolutePath();
    private static final Path RESOURCES = BELL.resolve("src/main/resources/META-INF/resources");
    /** The first has no windows around its pages, and so opens one in a fraction of the time. */
    private static final List<String> CHROMIUMS = List.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium");

    private static final List<String> PROGRAMS = List.of("node", "npm", browser());
    private static final int PATIENCE_MINUTES = 4;

    private NodeProject() {}

    /**
     * Runs test files, and gives each of their tests as one of JUnit's. Skipped where the programs are not installed,
     * but not in a continuous build.
     */
    public static List<DynamicTest> run(Map<String, String> environment, String... files)
            throws IOException, InterruptedException {
        assumeTrue(installed(), () -> "not installed: one of " + PROGRAMS);
        prepare();
        List<String> command = new ArrayList<>(List.of("node", "--test", "--test-reporter=./lines.js"));
        command.addAll(List.of(files));
        Path output = PROJECT.resolve(files[0] + ".log");
        execute(command, environment, output);
        List<DynamicTest> tests = tests(output);
        assertThat(tests).as("tests in %s", output).isNotEmpty();
        return tests;
    }

    private static boolean installed() {
        // where CI is set, a program that is missing is a failure and no reason to skip
        return System.getenv("CI") != null || PROGRAMS.stream().allMatch(NodeProject::isInstalled);
    }

    private static boolean isInstalled(String program) {
        return Stream.concat(Stream.of(""), Stream.of(System.getenv("PATH").split(File.pathSeparator, -1)))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** Beside the module under test, or beside what that is in. */
    private static Path bell(Path module) {
        Path beside = module.resolveSibling("bell");
        return Files.isDirectory(beside.resolve("src/test/node")) ? beside : bell(module.getParent());
    }

    private static String browser() {
        return Optional.ofNullable(System.getenv("CHROMIUM"))
                .orElseGet(() -> CHROMIUMS.stream()
                        .filter(NodeProject::isInstalled)
                        .findFirst()
                        .orElse("/usr/bin/chromium"));
    }

    private static void prepare() throws IOException, InterruptedException {
        Files.createDirectories(PROJECT);
        Path lock = PROJECT.resolve("package-lock.json");
        Path installed = PROJECT.resolve("node_modules/.package-lock.json");
        boolean ready = Files.exists(installed)
                && Files.exists(lock)
                && Files.mismatch(lock, SHARED.resolve("package-lock.json")) < 0;
        copy(SHARED);
        if (Files.isDirectory(OWN)) {
            copy(OWN);
        }
        if (!ready) {
            Path output = PROJECT.resolve("npm.log");
            assertThat(execute(List.of("npm", "ci", "--no-audit", "--no-fund"), Map.of(), output))
                    .as("exit of npm ci, see %s", output)
                    .isZero();
        }
    }

    private static void copy(Path source) throws IOException {
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, PROJECT.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static int execute(List<String> command, Map<String, String> environment, Path output)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(PROJECT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("BELL_RESOURCES", RESOURCES.toString());
        builder.environment().put("CHROMIUM", browser());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES))
                    .as("%s ended within %s minutes", command, PATIENCE_MINUTES)
                    .isTrue();
            return process.exitValue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static List<DynamicTest> tests(Path output) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<DynamicTest> tests = new ArrayList<>();
        for (String line : Files.readAllLines(output)) {
            if (line.startsWith("{\"name\"")) {
                JsonNode outcome = json.readTree(line);
                String failure = outcome.path("failure").asText("failed");
                tests.add(DynamicTest.dynamicTest(
                        outcome.get("name").asText(),
                        () -> assertThat(outcome.get("ok").asBoolean())
                                .as(failure)
                                .isTrue()));
            }
        }
        return tests;
    }
}
