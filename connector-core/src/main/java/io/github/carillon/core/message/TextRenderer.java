package io.github.carillon.core.message;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import io.github.carillon.core.value.Parsed;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the {@code {{placeholders}}} of a text (Mustache, see mustache(5)) from maps and lists. Values are shown and
 * never evaluated; no method is ever called on them. A placeholder that leads nowhere is an error; one whose value is
 * null is empty. Safe for use from any thread.
 *
 * <p>With a locale, numbers and dates are shown as its readers write them: whole numbers without thousands separators,
 * dates in the medium style and points in time on the clock of the renderer's zone. Texts stay as they are.
 */
public final class TextRenderer {

    static final int LONGEST_TEMPLATE = 64 * 1024;
    static final int LONGEST_OUTPUT = 1024 * 1024;
    static final int DEEPEST_NESTING = 8;
    private static final Pattern SECTION = Pattern.compile("\\{\\{\\s*([#^/])");
    private static final Pattern UNWANTED = Pattern.compile("\\{\\{\\s*([=>])");
    private static final Pattern UNESCAPED = Pattern.compile("\\{\\{(\\{|\\s*&)");

    private final ZoneId zone;
    private final Mustache.Compiler text =
            Mustache.compiler().escapeHTML(false).nullValue("").withCollector(new MapsAndLists());
    private final Mustache.Compiler html = text.escapeHTML(true);

    /** Shows points in time on the clock of this machine. */
    public TextRenderer() {
        this(ZoneId.systemDefault());
    }

    /**
     * @param zone on whose clock points in time are shown, where a locale is given
     */
    public TextRenderer(ZoneId zone) {
        this.zone = zone;
    }

    /** The text with its placeholders filled; or what is wrong with it. */
    public Parsed<String> render(String template, Map<String, ?> values) {
        return fill(text, template, values);
    }

    /** The same, with numbers and dates as readers of the locale write them. */
    public Parsed<String> render(String template, Map<String, ?> values, Locale locale) {
        return fill(text.withFormatter(new LocaleFormat(locale, zone)), template, values);
    }

    /**
     * The HTML with its placeholders filled, each value escaped so that it is shown as text; or what is wrong with it:
     * beside what is wrong in a text, a placeholder that asks not to be escaped, and a link that leads elsewhere than
     * http, https, mailto, tel or to a picture of the mail ({@code cid}).
     */
    public Parsed<String> renderHtml(String template, Map<String, ?> values) {
        return fillHtml(html, template, values);
    }

    /** The same, with numbers and dates as readers of the locale write them. */
    public Parsed<String> renderHtml(String template, Map<String, ?> values, Locale locale) {
        return fillHtml(html.withFormatter(new LocaleFormat(locale, zone)), template, values);
    }

    private static Parsed<String> fillHtml(Mustache.Compiler compiler, String template, Map<String, ?> values) {
        return UNESCAPED.matcher(template).find()
                ? Parsed.invalid("uses {{{…}}} or {{&…}}, by which a value could write HTML of its own")
                : fill(compiler, template, values).flatMap(TextRenderer::checkLinks);
    }

    private static Parsed<String> checkLinks(String filled) {
        return HtmlLinks.unwanted(filled)
                .map(link -> Parsed.<String>invalid(
                        "has a link that is not http, https or mailto, and so must not go out: " + link))
                .orElseGet(() -> Parsed.valid(filled));
    }

    private static Parsed<String> fill(Mustache.Compiler compiler, String template, Map<String, ?> values) {
        if (!template.contains("{{")) {
            return Parsed.valid(template);
        }
        return check(template).flatMap(checked -> execute(compiler, checked, values));
    }

    private static Parsed<String> execute(Mustache.Compiler compiler, String template, Map<String, ?> values) {
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
