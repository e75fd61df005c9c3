package io.github.carillon.starter.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param path from the project's folder
 * @param text as it stands in the file
 */
public record Page(Path path, String text) {

    /** The project's folder, from that of a module's tests. */
    public static final Path PROJECT = Path.of("..", "..");

    private static final Pattern BLOCK =
            Pattern.compile("^( *)```(\\w*)\\n(.*?)^ *```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern SPAN = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} (.+)$", Pattern.MULTILINE);
    private static final Set<String> BUILT = Set.of("target", "node_modules", ".git");

    /** Something that is shown as it is to be typed. */
    public record Block(String language, String text) {}

    /** All pages. */
    public static List<Page> all() throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> Stream.iterate(file, Path::getParent)
                            .limit(file.getNameCount())
                            .noneMatch(part -> BUILT.contains(part.getFileName().toString())))
                    .map(file -> PROJECT.relativize(file))
                    .sorted()
                    .map(Page::of)
                    .toList();
        }
    }

    /** What all pages have of something, each with its page. */
    public static List<String> everywhere(Function<Page, Stream<String>> sought) throws IOException {
        return all().stream()
                .flatMap(page -> sought.apply(page).map(found -> page.path() + ": " + found))
                .toList();
    }

    /** The page of this path from the project's folder. */
    public static Page of(Path path) {
        try {
            return new Page(path, Files.readString(PROJECT.resolve(path)));
        } catch (IOException missing) {
            throw new IllegalStateException("no page " + path, missing);
        }
    }

    /** What stands between fences, without their indentation. */
    public List<Block> blocks() {
        return BLOCK.matcher(text)
                .results()
                .map(found -> new Block(found.group(2), found.group(3).replaceAll("(?m)^" + found.group(1), "")))
                .toList();
    }

    /** What stands in backticks within the prose. */
    public List<String> spans() {
        return SPAN.matcher(prose()).results().map(found -> found.group(1)).toList();
    }

    List<String> links() {
        return LINK.matcher(SPAN.matcher(prose()).replaceAll(""))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** What a link may name behind the {@code #}: the headings, as GitHub writes them there. */
    Set<String> anchors() {
        return HEADING.matcher(prose())
                .results()
                .map(found -> anchor(found.group(1)))
                .collect(Collectors.toSet());
    }

    /** The text below a heading, up to the next one of the same level. */
    String section(String heading) {
        Matcher found = Pattern.compile(
                        "^## " + Pattern.quote(heading) + "$(.*?)(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(text);
        if (!found.find()) {
            throw new IllegalStateException(path + " has no section " + heading);
        }
        return found.group(1);
    }

    private String prose() {
        return BLOCK.matcher(text).replaceAll("");
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
