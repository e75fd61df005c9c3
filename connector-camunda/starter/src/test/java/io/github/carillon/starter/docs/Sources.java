package io.github.carillon.starter.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The project's own files, to look up whether they know what the documentation names. */
final class Sources {

    /** Where a text goes on in the next line. */
    private static final Pattern CONTINUED = Pattern.compile("\"\\s*\\+\\s*\"");

    private final List<Path> files;
    private final String product;

    private Sources(List<Path> files) {
        this.files = files;
        this.product = files.stream()
                .filter(file -> file.toString().replace('\\', '/').contains("/src/main/"))
                .map(Sources::text)
                .collect(Collectors.joining("\n"));
    }

    static Sources read() throws IOException {
        try (Stream<Path> files = Files.walk(Page.PROJECT)) {
            return new Sources(files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(java|xml|yaml|yml|properties|js|json|html|css)"))
                    .filter(file -> !file.toString().matches(".*[/\\\\](target|node_modules)[/\\\\].*"))
                    .toList());
        }
    }

    /** All of what is delivered, with texts over several lines put together. */
    String product() {
        return product;
    }

    /** The names of the types that are delivered and whose files begin like this. */
    List<String> delivered(Pattern beginning) {
        return files.stream()
                .filter(file -> file.toString().replace('\\', '/').matches(".*/src/main/java/.*\\.java"))
                .filter(file -> !file.toString().matches(".*[/\\\\](testing|test-servers)[/\\\\].*"))
                .filter(file -> beginning.matcher(text(file)).lookingAt())
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .toList();
    }

    boolean hasProfile(String name) {
        return files.stream()
                .filter(file -> file.endsWith("pom.xml"))
                .anyMatch(file -> text(file)
                        .matches("(?s).*<profile>\\s*(<!--.*?-->\\s*)?<id>" + Pattern.quote(name) + "</id>.*"));
    }

    /** The Java type of this simple name, wherever it is. */
    Optional<Path> type(String name) {
        return files.stream().filter(file -> file.endsWith(name + ".java")).findFirst();
    }

    static String text(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return CONTINUED.matcher(text).replaceAll("");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
