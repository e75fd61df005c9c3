package io.github.carillon.core.message;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import io.github.carillon.core.value.Parsed;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
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

    static final int LONGEST_OUTPUT = 1024 * 1024;
    private static final Pattern UNESCAPED = Pattern.compile("\\{\\{(\\{|\\s*&)");

    private final ZoneId zone;
    private final Mustache.Compiler text =
            Mustache.compiler().escapeHTML(false).nullValue("").withFormatter(TextRenderer::written);
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
        return TemplateRules.mistake(template)
                .map(Parsed::<String>invalid)
                .orElseGet(() -> execute(compiler, template, values));
    }

    private static Parsed<String> execute(Mustache.Compiler compiler, String template, Map<String, ?> values) {
        BoundedWriter output = new BoundedWriter(LONGEST_OUTPUT);
        MapsAndLists collector = new MapsAndLists();
        try {
            compiler.withCollector(collector).compile(template).execute(values, output);
            return Parsed.valid(output.toString());
        } catch (MustacheException.Context nowhere) {
            return Parsed.invalid(
                    "uses {{" + nowhere.key + "}}, which leads nowhere; there are " + new TreeSet<>(values.keySet()));
        } catch (MustacheException stopped) {
            return Parsed.invalid(reason(output, collector));
        }
    }

    private static String reason(BoundedWriter output, MapsAndLists collector) {
        if (output.isFull()) {
            return "becomes longer than " + LONGEST_OUTPUT + " characters";
        }
        return collector.isExhausted()
                ? "repeats its sections more than " + MapsAndLists.MOST_REPETITIONS + " times"
                : TemplateRules.MALFORMED;
    }

    /** Java would write a large amount as 1.2E7. */
    private static CharSequence written(Object value) {
        String text = String.valueOf(value);
        boolean scientific = (value instanceof Double || value instanceof Float) && text.contains("E");
        return scientific ? new BigDecimal(text).stripTrailingZeros().toPlainString() : text;
    }
}
