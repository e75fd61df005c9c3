package io.github.carillon.core.message;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import io.github.carillon.core.value.Parsed;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the {@code {{placeholders}}} of a text (Mustache, see mustache(5)) from maps and lists. Values are shown and
 * never evaluated; no method is ever called on them. A placeholder that leads nowhere is an error; one whose value is
 * null is empty. Safe for use from any thread.
 */
public final class TextRenderer {

    static final int LONGEST_TEMPLATE = 64 * 1024;
    static final int LONGEST_OUTPUT = 1024 * 1024;
    static final int DEEPEST_NESTING = 8;
    private static final Pattern SECTION = Pattern.compile("\\{\\{\\s*([#^/])");
    private static final Pattern UNWANTED = Pattern.compile("\\{\\{\\s*([=>])");

    private final Mustache.Compiler compiler =
            Mustache.compiler().escapeHTML(false).nullValue("").withCollector(new MapsAndLists());

    /** The text with its placeholders filled; or what is wrong with it. */
    public Parsed<String> render(String template, Map<String, ?> values) {
        if (!template.contains("{{")) {
            return Parsed.valid(template);
        }
        return check(template).flatMap(checked -> fill(checked, values));
    }

    private Parsed<String> fill(String template, Map<String, ?> values) {
        BoundedWriter output = new BoundedWriter(LONGEST_OUTPUT);
        try {
            compiler.compile(template).execute(values, output);
            return Parsed.valid(output.toString());
        } catch (MustacheException.Context nowhere) {
            return Parsed.invalid(
                    "uses {{" + nowhere.key + "}}, which leads nowhere; there are " + new TreeSet<>(values.keySet()));
        } catch (MustacheException malformed) {
            return Parsed.invalid(
                    output.isFull()
                            ? "becomes longer than " + LONGEST_OUTPUT + " characters"
                            : "is malformed: a {{placeholder}} or {{#section}} is not closed");
        }
    }

    private static Parsed<String> check(String template) {
        if (template.length() > LONGEST_TEMPLATE) {
            return Parsed.invalid("is longer than " + LONGEST_TEMPLATE + " characters, the most a template may have");
        }
        if (UNWANTED.matcher(template).find()) {
            return Parsed.invalid("uses {{>…}} or {{=…=}}: neither partials nor other delimiters are available");
        }
        return nesting(template) > DEEPEST_NESTING
                ? Parsed.invalid("nests its sections deeper than " + DEEPEST_NESTING)
                : Parsed.valid(template);
    }

    private static int nesting(String template) {
        int depth = 0;
        int deepest = 0;
        Matcher section = SECTION.matcher(template);
        while (section.find()) {
            depth += section.group(1).equals("/") ? -1 : 1;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    /** Looks into maps and lists only; jmustache's default would also call methods and read fields. */
    private static final class MapsAndLists extends BasicCollector {
        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }
}
