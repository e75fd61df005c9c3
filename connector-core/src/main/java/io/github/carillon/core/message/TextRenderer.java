package io.github.carillon.core.message;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import io.github.carillon.core.value.Parsed;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeSet;

/**
 * Fills the {@code {{placeholders}}} of a text (Mustache, see mustache(5)) from maps and lists. Values are shown and
 * never evaluated; no method is ever called on them. A placeholder that leads nowhere is an error; one whose value is
 * null is empty. Safe for use from any thread.
 */
public final class TextRenderer {

    static final int LONGEST_OUTPUT = 1024 * 1024;

    private final Mustache.Compiler compiler =
            Mustache.compiler().escapeHTML(false).nullValue("").withFormatter(TextRenderer::written);

    /** The text with its placeholders filled; or what is wrong with it. */
    public Parsed<String> render(String template, Map<String, ?> values) {
        if (!template.contains("{{")) {
            return Parsed.valid(template);
        }
        return TemplateRules.mistake(template).map(Parsed::<String>invalid).orElseGet(() -> fill(template, values));
    }

    private Parsed<String> fill(String template, Map<String, ?> values) {
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
