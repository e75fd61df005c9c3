package io.github.carillon.starter.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever the documentation has somebody type exists: modules, profiles, jars, options, tests. */
final class CommandsTest {

    private static final Set<String> SHELLS = Set.of("sh", "bash", "console", "shell");
    private static final Set<String> GOALS = Set.of("package", "verify", "test", "process-classes", "spotless:apply");
    private static final Set<String> FLAGS = Set.of("-q", "-am");
    private static final Set<String> PROPERTIES = Set.of("skipTests", "test", "surefire.failIfNoSpecifiedTests");
    private static final Pattern JAR = Pattern.compile("(.+)/target/([\\w-]+)\\.jar");
    private static final Pattern OPTION = Pattern.compile("--(?!carillon)[a-z][a-z-]*");

    private static Sources sources;

    @BeforeAll
    static void readTheSources() throws IOException {
        sources = Sources.read();
    }

    @Test
    void the_build_server_runs_the_readmes_test_command() throws IOException {
        assertThat(Page.of(Path.of("README.md")).blocks()).contains(new Page.Block("sh", "mvn verify\n"));
        assertThat(Files.readString(Page.PROJECT.resolve(".ci/run"))).containsPattern("(?m)\\bmvn verify$");
    }

    @Test
    void every_command_is_one_that_works() throws IOException {
        assertThat(commands()).isNotEmpty().allSatisfy(command -> {
            List<String> words = Arrays.asList(command.split("\\s+", -1));
            List<String> arguments = words.subList(1, words.size());
            switch (words.get(0)) {
                case "mvn" -> maven(arguments);
                case "java" -> java(arguments);
                case "curl" ->
                    assertThat(arguments).hasSize(1).first().asString().startsWith(health());
                default -> assertThat(command).isEqualTo("a command that this test knows");
            }
        });
    }

    @Test
    void every_option_in_the_prose_is_one_of_a_program_of_ours() throws IOException {
        assertThat(Page.everywhere(page -> page.spans().stream()
                        .filter(span -> !span.startsWith("mvn "))
                        .flatMap(span -> OPTION.matcher(span).results().map(found -> found.group()))
                        .filter(option -> !sources.product().contains(option))))
                .isEmpty();
    }

    private static List<String> commands() throws IOException {
        return Page.all().stream()
                .flatMap(page -> Stream.concat(
                        page.blocks().stream()
                                .filter(block -> SHELLS.contains(block.language()))
                                .flatMap(block ->
                                        block.text().replace("\\\n", " ").lines()),
                        page.spans().stream().filter(span -> span.startsWith("mvn ") || span.startsWith("java "))))
                .flatMap(line -> Stream.of(line.split("&&", -1)))
                .map(String::strip)
                .filter(command -> !command.isEmpty() && !command.startsWith("#"))
                .toList();
    }

    private static void maven(List<String> arguments) throws IOException {
        for (int at = 0; at < arguments.size(); at++) {
            String argument = arguments.get(at);
            if (argument.equals("-pl")) {
                at++;
                assertThat(arguments.get(at).split(",", -1))
                        .allSatisfy(module -> assertThat(
                                        Page.PROJECT.resolve(module).resolve("pom.xml"))
                                .exists());
            } else if (argument.startsWith("-P")) {
                assertThat(sources.hasProfile(argument.substring(2)))
                        .as(argument)
                        .isTrue();
            } else if (argument.startsWith("-D")) {
                property(argument.substring(2));
            } else {
                assertThat(Stream.concat(GOALS.stream(), FLAGS.stream())).contains(argument);
            }
        }
    }

    private static void property(String property) {
        String[] parts = property.split("=", 2);
        assertThat(PROPERTIES).contains(parts[0]);
        if (parts[0].equals("test")) {
            assertThat(parts[1].split(",", -1))
                    .allSatisfy(name -> assertThat(sources.type(name)).isPresent());
        }
    }

    private static void java(List<String> arguments) throws IOException {
        int jar = arguments.indexOf("-jar");
        assertThat(arguments.subList(0, jar)).allMatch(option -> option.matches("-XX:[+-]?\\w+(=\\d+)?|-Xmx\\d+m"));
        Matcher named = JAR.matcher(arguments.get(jar + 1));
        assertThat(named.matches()).as(arguments.get(jar + 1)).isTrue();
        Path module = Page.PROJECT.resolve(named.group(1));
        assertThat(Files.readString(module.resolve("pom.xml")))
                .contains("<finalName>" + named.group(2) + "</finalName>");
        assertThat(arguments.subList(jar + 2, arguments.size()))
                .allSatisfy(option -> assertThat(sources.product()).contains(option.replaceFirst("=.*", "")));
    }

    /** Of the worker, at its own port. */
    private static String health() {
        assertThat(sources.product()).contains("server.port: 8090");
        return "http://localhost:8090/actuator/health";
    }
}
