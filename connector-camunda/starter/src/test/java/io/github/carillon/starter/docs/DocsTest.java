package io.github.carillon.starter.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DocsTest {

    private static final Path README = Path.of("README.md");
    private static final long LARGEST_README = 8 * 1024;
    private static final long LARGEST_PICTURE = 80 * 1024;
    private static final Pattern HOST = Pattern.compile("(?:https?|wss?)://([\\w.-]+\\w)");
    private static final Pattern OF_A_MACHINE =
            Pattern.compile("(?<![\\w./])/(?:home|root|Users|tmp|opt|mnt|var|work)/|[A-Z]:\\\\\\w");

    /** Where the documentation sends its readers, and what stands for a host in its examples. */
    private static final Pattern KNOWN_HOST =
            Pattern.compile("localhost|127\\.0\\.0\\.1|carillon|(\\w[\\w.-]*\\.)?example\\.org"
                    + "|github\\.com|www\\.apache\\.org|semver\\.org|www\\.rfc-editor\\.org|www\\.twilio\\.com"
                    + "|api\\.twilio\\.com|api\\.(eu\\.)?sendgrid\\.com|login\\.microsoftonline\\.com|graph\\.microsoft\\.com"
                    + "|outlook\\.office365\\.com|email|fcm\\.googleapis\\.com|api\\.push\\.apple\\.com");

    @Test
    void every_link_leads_to_a_file_and_every_anchor_to_a_heading() throws IOException {
        assertThat(Page.everywhere(page -> page.links().stream()
                        .filter(link -> !link.contains(":"))
                        .filter(link -> !leadsSomewhere(page, link))))
                .isEmpty();
    }

    @Test
    void every_page_can_be_reached_from_the_readme() throws IOException {
        Set<Path> reached = new HashSet<>(Set.of(README));
        Deque<Path> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            Page page = Page.of(open.pop());
            page.links().stream()
                    .filter(link -> link.contains(".md") && !link.contains(":"))
                    .map(link -> target(page, link).normalize())
                    .filter(reached::add)
                    .forEach(open::push);
        }

        assertThat(reached).containsAll(Page.all().stream().map(Page::path).toList());
    }

    @Test
    void the_readme_is_short() throws IOException {
        assertThat(Files.size(Page.PROJECT.resolve(README))).isLessThanOrEqualTo(LARGEST_README);
    }

    @Test
    void pictures_are_small_and_each_is_shown() throws IOException {
        List<Path> shown = Page.all().stream()
                .flatMap(page -> page.links().stream()
                        .filter(link -> link.endsWith(".png"))
                        .map(link -> target(page, link).normalize()))
                .toList();

        assertThat(shown)
                .allSatisfy(picture -> assertThat(Files.size(Page.PROJECT.resolve(picture)))
                        .as(picture.toString())
                        .isLessThanOrEqualTo(LARGEST_PICTURE));
        assertThat(pictures()).allSatisfy(picture -> assertThat(shown).contains(picture));
    }

    @Test
    void every_example_has_its_picture_and_its_section() throws IOException {
        Page gallery = Page.of(Path.of("examples-bpmn", "README.md"));
        try (Stream<Path> files = Files.list(Page.PROJECT.resolve("examples-bpmn/src/main/resources/examples"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".bpmn")))
                    .isNotEmpty()
                    .map(name -> name.replace(".bpmn", ""))
                    .allSatisfy(name -> {
                        assertThat(gallery.anchors()).contains(name);
                        assertThat(gallery.links())
                                .contains(
                                        "pictures/" + name + ".png",
                                        "src/main/resources/examples/" + name + ".bpmn",
                                        "src/main/resources/examples/" + name + ".json");
                    });
        }
    }

    @Test
    void only_known_hosts_and_no_paths_of_a_machine_are_named() throws IOException {
        assertThat(Page.everywhere(page -> HOST.matcher(page.text())
                        .results()
                        .map(found -> found.group(1))
                        .filter(host -> !KNOWN_HOST.matcher(host).matches())))
                .isEmpty();
        assertThat(Page.everywhere(
                        page -> OF_A_MACHINE.matcher(page.text()).results().map(found -> found.group())))
                .isEmpty();
    }

    private static boolean leadsSomewhere(Page from, String link) {
        Path file = Page.PROJECT.resolve(target(from, link));
        Optional<String> anchor =
                link.contains("#") ? Optional.of(link.substring(link.indexOf('#') + 1)) : Optional.empty();
        return Files.exists(file)
                && anchor.map(name -> Page.of(Page.PROJECT.relativize(file).normalize())
                                .anchors()
                                .contains(name))
                        .orElse(true);
    }

    private static Path target(Page from, String link) {
        String file = link.replaceFirst("#.*", "");
        return file.isEmpty() ? from.path() : from.path().resolveSibling(file).normalize();
    }

    private static List<Path> pictures() throws IOException {
        try (Stream<Path> files = Files.walk(Page.PROJECT)) {
            return files.map(file -> Page.PROJECT.relativize(file))
                    .filter(file ->
                            file.toString().endsWith(".png") && !file.toString().contains("target"))
                    .filter(file -> file.getParent().endsWith("pictures"))
                    .toList();
        }
    }
}
