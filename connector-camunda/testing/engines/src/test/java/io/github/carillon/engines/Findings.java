package io.github.carillon.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was seen of one engine: a row of the table in the documentation. */
final class Findings {

    private static final Path PAGE = Path.of("../../../README.md");
    private static final String MARK = "<!-- engines -->";
    private static final String SEEN = "✓";
    private static final String BROKEN = "**fails**";

    private final String engine;
    private final Map<Class<?>, String> columns = new LinkedHashMap<>();

    Findings(String engine) {
        this.engine = engine;
    }

    void passed(Class<?> column) {
        columns.putIfAbsent(column, SEEN);
    }

    void failed(Class<?> column) {
        columns.put(column, BROKEN);
    }

    void impossible(Class<?> column, String reason) {
        columns.merge(column, reason, (said, now) -> said.equals(BROKEN) ? said : now);
    }

    /** The table's row, printed and left in the build directory, has to be that of the page. */
    void compareWithTheDocumentation(String id) throws IOException {
        String row = row();
        Files.writeString(Path.of("target", id + ".md"), header() + row + "\n");
        System.out.println(header() + row);
        assertThat(documented())
                .as("the table in %s", PAGE)
                .contains(header().lines().findFirst().orElseThrow(), row);
    }

    private String header() {
        String names = Conformance.COLUMNS.values().stream().collect(Collectors.joining(" | ", "| engine | ", " |\n"));
        return names + "| --- ".repeat(Conformance.COLUMNS.size() + 1) + "|\n";
    }

    private String row() {
        return Stream.concat(
                        Stream.of(engine),
                        Conformance.COLUMNS.keySet().stream().map(column -> columns.getOrDefault(column, "not run")))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static List<String> documented() throws IOException {
        String page = Files.readString(PAGE);
        return page.substring(page.indexOf(MARK), page.lastIndexOf(MARK.replace("<!-- ", "<!-- /")))
                .lines()
                .toList();
    }
}
