package io.github.carillon.core.message;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import io.github.carillon.core.value.Parsed;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

    /**
     * The text with its placeholders filled and its data put in; or what is wrong with it.
     *
     * @param locale as whose readers write numbers and dates, or null
     */
    public Parsed<String> render(TemplateText template, Map<String, ?> values, @Nullable Locale locale) {
        return fill(readBy(locale, text), template, values);
    }

    /**
     * The HTML with its placeholders filled, each value escaped so that it is shown as text, and with its data as it is; or
     * what is wrong with it: beside what is wrong in a text, a placeholder that asks not to be escaped.
     *
     * @param locale as whose readers write numbers and dates, or null
     */
    public Parsed<String> renderHtml(TemplateText template, Map<String, ?> values, @Nullable Locale locale) {
        return fillHtml(readBy(locale, html), template, values);
    }

    /**
     * What is wrong with a link of an HTML text that leads elsewhere than http, https, mailto, tel or to a picture of the
     * mail ({@code cid}); empty where all links may go out.
     */
    public static Optional<String> unsafeLink(String html) {
        return HtmlLinks.unwanted(html)
                .map(link -> "has a link that is not http, https or mailto, and so must not go out: " + link);
    }

    /**
     * The address with its placeholders filled and its data put in, each so that it stays in its place (RFC 3986): what
     * stands at the very beginning is an address itself, and keeps what has a meaning there; everywhere else a value is
     * percent-encoded.
     */
    public Parsed<String> renderLink(TemplateText template, Map<String, ?> values) {
        BoundedWriter output = new BoundedWriter(LONGEST_OUTPUT);
        Map<String, Object> all = new HashMap<>(values);
        String address = template.template("{{", "}}", all);
        return fill(text.withEscaper(value -> LinkText.put(value, output.toString())), address, all, values, output);
    }

    private Mustache.Compiler readBy(@Nullable Locale locale, Mustache.Compiler compiler) {
        return locale == null ? compiler : compiler.withFormatter(new LocaleFormat(locale, zone));
    }

    private static Parsed<String> fillHtml(Mustache.Compiler compiler, TemplateText template, Map<String, ?> values) {
        boolean unescaped = template.parts().stream()
                .anyMatch(part -> !part.data() && UNESCAPED.matcher(part.text()).find());
        return unescaped
                ? Parsed.invalid("uses {{{…}}} or {{&…}}, by which a value could write HTML of its own")
                : fill(compiler, template, values);
    }

    private static Parsed<String> fill(Mustache.Compiler compiler, TemplateText template, Map<String, ?> values) {
        if (!template.hasPlaceholders()) {
            return Parsed.valid(template.joined());
        }
        Map<String, Object> all = new HashMap<>(values);
        String whole = template.template("{{{", "}}}", all);
        return fill(compiler, whole, all, values, new BoundedWriter(LONGEST_OUTPUT));
    }

    private static Parsed<String> fill(
            Mustache.Compiler compiler,
            String template,
            Map<String, Object> all,
            Map<String, ?> told,
            BoundedWriter output) {
        return TemplateRules.mistake(template)
                .map(Parsed::<String>invalid)
                .orElseGet(() -> execute(compiler, template, all, told, output));
    }

    /**
     * @param told the values that a mistake may tell of
     */
    private static Parsed<String> execute(
            Mustache.Compiler compiler,
            String template,
            Map<String, Object> all,
            Map<String, ?> told,
            BoundedWriter output) {
        MapsAndLists collector = new MapsAndLists();
        try {
            compiler.withCollector(collector).compile(template).execute(all, output);
            return Parsed.valid(output.toString());
        } catch (MustacheException.Context nowhere) {
            return Parsed.invalid(
                    "uses {{" + nowhere.key + "}}, which leads nowhere; there are " + new TreeSet<>(told.keySet()));
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
