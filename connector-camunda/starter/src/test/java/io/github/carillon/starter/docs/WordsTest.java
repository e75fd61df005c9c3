package io.github.carillon.starter.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the documentation says that incidents, logs and metrics say, they do say. */
final class WordsTest {

    private static final Path DOCS = Path.of("connector-camunda", "docs");
    private static final Page TROUBLES = Page.of(DOCS.resolve("troubleshooting.md"));
    private static final Page MONITORING = Page.of(DOCS.resolve("monitoring.md"));

    private static final Pattern FIRST_CELL = Pattern.compile("^\\| (.+?) \\|", Pattern.MULTILINE);
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
    private static final Pattern QUOTED = Pattern.compile("(?<!\\*)\\*([^*`]+)\\*(?!\\*)");
    private static final Pattern METRIC = Pattern.compile("\\bcarillon_[a-z_]+");
    private static final Pattern METER =
            Pattern.compile("(?:builder|counter|timer|gauge|summary)\\(\\s*\"(carillon\\.[a-z.]+)\"");
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?:_[A-Z]+)+");
    private static final Pattern OUTCOME =
            Pattern.compile("(?:Refused|Misconfigured|Deferred|Unknown|Postponed)\\(\\s*\"([A-Z]+(?:_[A-Z]+)+)\"");

    /** Permissions are the engine's words, and headers and variables not ours alone. */
    private static final Set<String> OTHERS = Set.of("READ_INSTANCE", "UPDATE_INSTANCE", "READ_HISTORY");

    /** Of Azure and of the other side of the hub: the log tells them, no incident. */
    private static final Pattern OF_THE_HUB =
            Pattern.compile("HUB_.*|NOT_A_HUB|HANDSHAKE_REFUSED|NEGOTIATION_REFUSED|NO_WEBSOCKETS|NO_GROUPS");

    private static final Pattern TYPE = Pattern.compile("(?:[A-Z][a-z0-9]+){2,}(?:\\.\\w+\\(.*\\))?");
    private static final Set<String> OF_OTHERS = Set.of("SignalR", "NotifyUsers", "NotifyGroup", "Clock");

    private static Sources sources;

    @BeforeAll
    static void readTheSources() throws IOException {
        sources = Sources.read();
    }

    @Test
    void incidents_begin_as_troubleshooting_says() {
        assertThat(spans("What the incident says"))
                .hasSizeGreaterThan(10)
                .filteredOn(text -> !isSaid(text))
                .isEmpty();
    }

    @Test
    void the_log_says_what_troubleshooting_quotes() {
        assertThat(quotes("What the log says"))
                .isNotEmpty()
                .filteredOn(text -> !isSaid(text))
                .isEmpty();
        assertThat(quotes("The worker does not start"))
                .isNotEmpty()
                .filteredOn(text -> !isSaid(text))
                .isEmpty();
    }

    @Test
    void each_code_that_troubleshooting_explains_is_one_of_ours_or_known_to_us() {
        assertThat(spans("Codes"))
                .hasSizeGreaterThan(40)
                .filteredOn(code -> !code.matches("[0-9]{3}|5\\.7\\.8"))
                .map(code -> code.startsWith("HTTP_") ? "HTTP_" : code)
                .filteredOn(code -> !isSaid(code))
                .isEmpty();
    }

    @Test
    void each_code_that_an_outcome_is_made_with_is_explained() {
        Set<String> made = found(OUTCOME, sources.product());
        made.removeIf(code -> OF_THE_HUB.matcher(code).matches());

        assertThat(made)
                .hasSizeGreaterThan(10)
                .filteredOn(code -> !TROUBLES.spans().contains(code))
                .isEmpty();
    }

    @Test
    void words_in_capitals_are_those_of_the_product() throws IOException {
        assertThat(Page.everywhere(page -> page.spans().stream()
                        .filter(span -> WORD.matcher(span).matches() && !OTHERS.contains(span))
                        .filter(span -> !span.startsWith("CARILLON_CONNECTIONS"))
                        .filter(span -> !isSaid(span))))
                .isEmpty();
    }

    @Test
    void each_metric_that_a_page_names_is_counted() throws IOException {
        Set<String> meters = meters();

        assertThat(Page.everywhere(page -> found(METRIC, isHistory(page) ? "" : page.text()).stream()
                        .filter(metric -> !meters.contains(metric.replaceFirst("_(total|seconds)$", "")))))
                .isEmpty();
    }

    @Test
    void each_metric_is_explained() {
        Set<String> explained = found(METRIC, MONITORING.section("Metrics")).stream()
                .map(metric -> metric.replaceFirst("_(total|seconds)$", ""))
                .collect(Collectors.toSet());

        assertThat(explained).containsExactlyInAnyOrderElementsOf(meters());
    }

    @Test
    void types_in_the_prose_exist() throws IOException {
        assertThat(Page.everywhere(page -> page.spans().stream()
                        .filter(span -> !isHistory(page))
                        .filter(span -> TYPE.matcher(span).matches() || namesATypeBy(page, span))
                        .map(span -> span.replaceFirst("\\..*", ""))
                        .filter(type -> sources.type(type).isEmpty() && !OF_OTHERS.contains(type))))
                .isEmpty();
    }

    /** It names what there is no more. */
    private static boolean isHistory(Page page) {
        return page.path().endsWith("CHANGELOG.md");
    }

    /** There a single word in backticks that begins with a capital is a type; elsewhere it may be anything. */
    private static boolean namesATypeBy(Page page, String span) {
        return page.path().endsWith("CONTRIBUTING.md") && span.matches("[A-Z][a-z]+");
    }

    private static boolean isSaid(String text) {
        String product = sources.product();
        return product.contains(text.strip()) || product.contains(text.strip().replace("\"", "\\\""));
    }

    private static List<String> spans(String section) {
        return FIRST_CELL
                .matcher(TROUBLES.section(section))
                .results()
                .flatMap(cell -> SPAN.matcher(cell.group(1)).results())
                .map(found -> found.group(1))
                .toList();
    }

    /** Up to a place where the text has something of its own. */
    private static List<String> quotes(String section) {
        return FIRST_CELL
                .matcher(TROUBLES.section(section))
                .results()
                .flatMap(cell -> QUOTED.matcher(cell.group(1)).results())
                .map(found -> found.group(1).replaceFirst("…$", ""))
                .flatMap(text -> Pattern.compile("…").splitAsStream(text))
                .toList();
    }

    private static Set<String> meters() {
        return found(METER, sources.product()).stream()
                .map(meter -> meter.replace('.', '_'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.groupCount() == 0 ? found.group() : found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
