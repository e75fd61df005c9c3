package io.github.carillon.core.message;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import io.github.carillon.core.value.Validated;
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
 * null is empty. A section is left out where its value is null, false, an empty text or an empty list; a zero is there.
 * What asking a map of the values throws is thrown. Safe for use from any thread.
 *
 * <p>Values are shown as {@link ValueFormat} has them. With a locale, numbers and dates are shown as its readers write
 * them: whole numbers without thousands separators, dates in the medium style and points in time with the name of the
 * zone. Texts stay as they are.
 */
public final class TextRenderer {

    static final int LONGEST_OUTPUT = 1024 * 1024;
    private static final Pattern UNESCAPED = Pattern.compile("\\{\\{(\\{|\\s*&)");

    private final ValueFormat format;
    private final Mustache.Compiler text;
    private final Mustache.Compiler html;

    /** Shows points in time on the clock of this machine. */
    public TextRenderer() {
        this(ZoneId.systemDefault());
    }

    /**
     * @param zone on whose clock points in time are shown that have no offset of their own
     */
    public TextRenderer(ZoneId zone) {
        this.format = new ValueFormat(zone);
        this.text = Mustache.compiler().escapeHTML(false).nullValue("").withFormatter(format::text);
        this.html = text.withEscaper(HtmlValues::put);
    }

    /**
     * The text with its placeholders filled and its data put in; or what is wrong with it.
     *
     * @param locale as whose readers write numbers and dates, or null
     */
    public Validated<String> render(TemplateText template, Map<String, ?> values, @Nullable Locale locale) {
        return fillText(readBy(locale, text), template, values);
    }

    /**
     * The HTML with its placeholders filled and its data put in, each value escaped so that it is shown as text; where data
     * is all there is, it is HTML itself. Or what is wrong with it: beside what is wrong in a text, a placeholder that asks
     * not to be escaped, or a value in a script.
     *
     * @param locale as whose readers write numbers and dates, or null
     */
    public Validated<String> renderHtml(TemplateText template, Map<String, ?> values, @Nullable Locale locale) {
        return template.isAllData()
                ? Validated.valid(template.joined())
                : fillHtml(readBy(locale, html), template, values).flatMap(HtmlValues::take);
    }

    /** What is wrong with the placeholders of a text whatever the data says, as far as that is seen; empty where nothing is. */
    public static Optional<String> mistake(TemplateText template) {
        return template.hasPlaceholders()
                ? TemplateRules.mistake(template.template("{{{", "}}}", new HashMap<>()))
                : Optional.empty();
    }

    /**
     * What is wrong with a link of an HTML text that leads elsewhere than http, https, mailto, tel or to a picture of the
     * mail ({@code cid}); empty where all links may go out.
     */
    public static Optional<String> unsafeLink(String html) {
        return HtmlLinks.unwanted(html)
                .map(link -> "has a link that is not http, https, mailto or tel, and so must not go out: " + link);
    }

    /**
     * The address with its placeholders filled and its data put in, each so that it stays in its place (RFC 3986): what
     * stands at the very beginning is an address itself, and keeps what has a meaning there; everywhere else a value is
     * percent-encoded.
     */
    public Validated<String> renderLink(TemplateText template, Map<String, ?> values) {
        BoundedWriter output = new BoundedWriter(LONGEST_OUTPUT);
        Map<String, Object> data = new HashMap<>();
        String address = template.template("{{", "}}", data);
        return fill(text.withEscaper(value -> LinkText.put(value, output.toString())), address, data, values, output);
    }

    private Mustache.Compiler readBy(@Nullable Locale locale, Mustache.Compiler compiler) {
        return locale == null ? compiler : compiler.withFormatter(new LocaleFormat(locale, format));
    }

    private static Validated<String> fillHtml(
            Mustache.Compiler compiler, TemplateText template, Map<String, ?> values) {
        boolean unescaped = template.parts().stream()
                .anyMatch(part -> !part.data() && UNESCAPED.matcher(part.text()).find());
        if (unescaped) {
            return Validated.invalid("uses {{{…}}} or {{&…}}, by which a value could write HTML of its own");
        }
        return template.hasPlaceholders()
                ? fill(compiler, template, "{{", "}}", values)
                : Validated.valid(template.joined(HtmlValues::put));
    }

    private static Validated<String> fillText(
            Mustache.Compiler compiler, TemplateText template, Map<String, ?> values) {
        return template.hasPlaceholders()
                ? fill(compiler, template, "{{{", "}}}", values)
                : Validated.valid(template.joined());
    }

    /**
     * @param open begins a placeholder for data
     * @param close ends it
     */
    private static Validated<String> fill(
            Mustache.Compiler compiler, TemplateText template, String open, String close, Map<String, ?> values) {
        Map<String, Object> data = new HashMap<>();
        String whole = template.template(open, close, data);
        return fill(compiler, whole, data, values, new BoundedWriter(LONGEST_OUTPUT));
    }

    private static Validated<String> fill(
            Mustache.Compiler compiler,
            String template,
            Map<String, Object> data,
            Map<String, ?> values,
            BoundedWriter output) {
        return TemplateRules.mistake(template)
                .map(Validated::<String>invalid)
                .orElseGet(() -> execute(compiler, template, data, values, output));
    }

    /**
     * @param data goes before the values
     */
    private static Validated<String> execute(
            Mustache.Compiler compiler,
            String template,
            Map<String, Object> data,
            Map<String, ?> values,
            BoundedWriter output) {
        MapsAndLists collector = new MapsAndLists();
        try {
            compiler.withCollector(collector).compile(template).execute(data, values, output);
            return Validated.valid(output.toString());
        } catch (MustacheException.Context nowhere) {
            if (nowhere.getCause() instanceof RuntimeException failed) {
                throw failed;
            }
            return Validated.invalid(
                    "uses {{" + nowhere.key + "}}, which leads nowhere; there are " + new TreeSet<>(values.keySet()));
        } catch (MustacheException stopped) {
            return Validated.invalid(reason(output, collector));
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
}
