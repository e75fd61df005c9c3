package io.github.carillon.starter.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DecisionsTest {

    private static final Path DECISIONS = Path.of("connector-camunda", "docs", "decisions");
    private static final Pattern INTERNAL =
            Pattern.compile("(?m)^import (org\\.camunda\\.bpm\\.client\\.(?:\\w+\\.)*impl\\.[\\w.]+);");
    /** Outside of the package that the others call. */
    private static final Pattern HTTP =
            Pattern.compile("(?ms)^(?!package io\\.github\\.carillon\\.core\\.http;).*^import (java\\.net\\.http\\."
                    + "|java\\.net\\.HttpURLConnection|org\\.apache\\.hc\\.client5\\.|okhttp3\\.)");

    private static final Pattern TYPE = Pattern.compile("`(\\w+)`");

    @Test
    void the_list_of_the_clients_internal_classes_is_whole() throws IOException {
        Set<String> used = INTERNAL.matcher(Sources.read().product())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        Page page = Page.of(DECISIONS.resolve("external-task-client.md"));

        assertThat(page.spans().stream().filter(span -> span.contains(".impl.")))
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void the_list_of_who_speaks_http_by_another_client_is_whole() throws IOException {
        Page page = Page.of(DECISIONS.resolve("one-http-client.md"));
        String rows = page.text()
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf('|', 1)))
                .collect(Collectors.joining());

        assertThat(TYPE.matcher(rows).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(Sources.read().delivered(HTTP));
    }

    @Test
    void each_says_its_context_the_decision_and_the_consequences() throws IOException {
        try (Stream<Path> files = Files.list(Page.PROJECT.resolve(DECISIONS))) {
            assertThat(files.map(file -> Page.PROJECT.relativize(file))
                            .filter(file -> !file.endsWith("README.md"))
                            .map(Page::of))
                    .isNotEmpty()
                    .allSatisfy(page ->
                            assertThat(page.text()).contains("**Context.**", "**Decision.**", "**Consequences.**"));
        }
    }
}
