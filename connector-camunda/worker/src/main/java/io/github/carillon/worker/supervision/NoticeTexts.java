package io.github.carillon.worker.supervision;

import io.github.carillon.core.message.HtmlText;
import io.github.carillon.core.message.MessageTemplate;
import io.github.carillon.core.message.NoteRules;
import io.github.carillon.core.message.TemplateText;
import io.github.carillon.core.message.TextRenderer;
import io.github.carillon.core.value.OneLine;
import io.github.carillon.core.value.Validated;
import io.github.carillon.worker.context.FolderTemplates;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The texts of supervision: a named message template, or the worker's own in English, French and Spanish. Where the named one
 * is not there, or cannot be filled, the worker's own stands in: that something failed is told in any case.
 */
final class NoticeTexts {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeTexts.class);
    private static final List<String> LANGUAGES = List.of("en", "fr", "es");

    private final TextRenderer renderer;
    private final FolderTemplates folder;
    private final @Nullable String name;
    private boolean said;

    /**
     * @param name of the template, or null for the worker's own texts
     */
    NoticeTexts(TextRenderer renderer, FolderTemplates folder, @Nullable String name) {
        this.renderer = renderer;
        this.folder = folder;
        this.name = name;
    }

    /**
     * What is said, in all ways.
     *
     * @param subject one line
     * @param html the same as {@code text}, or null
     */
    record Text(String subject, String text, @Nullable String html) {}

    /** The text, for those who read this language. */
    Text write(Map<String, @Nullable Object> values, Locale locale) {
        return named(values, locale).orElseGet(() -> own(values, locale));
    }

    private Optional<Text> named(Map<String, @Nullable Object> values, Locale locale) {
        if (name == null) {
            return Optional.empty();
        }
        Validated<Text> text = folder.find(name, locale)
                .map(template -> fill(template, values, locale))
                .orElseGet(() -> Validated.invalid("is not in the worker's folder of templates"));
        return text.match(Optional::of, this::unusable);
    }

    private Optional<Text> unusable(String reason) {
        if (!said) {
            LOG.error("The message template \"{}\" of supervision {}: the usual texts are sent", name, reason);
        }
        said = true;
        return Optional.empty();
    }

    private Text own(Map<String, @Nullable Object> values, Locale locale) {
        String language = LANGUAGES.contains(locale.getLanguage()) ? locale.getLanguage() : LANGUAGES.get(0);
        Locale written = language.equals(locale.getLanguage()) ? locale : Locale.ENGLISH;
        return fill(read("supervision_" + language + ".txt"), values, written).match(text -> text, wrong -> {
            throw new IllegalStateException("the worker's own text " + wrong);
        });
    }

    private Validated<Text> fill(MessageTemplate template, Map<String, @Nullable Object> values, Locale locale) {
        String subject = Objects.requireNonNullElse(template.subject(), "{{process}}");
        TemplateText body = TemplateText.written(template.body());
        return renderer.render(TemplateText.written(subject), values, locale)
                .map(NoticeTexts::title)
                .flatMap(title ->
                        title.isEmpty() ? Validated.<String>invalid("has no subject for this") : Validated.valid(title))
                .flatMap(title -> template.html()
                        ? renderer.renderHtml(body, values, locale)
                                .map(html -> new Text(title, text(HtmlText.of(html)), html))
                        : renderer.render(body, values, locale).map(text -> new Text(title, text(text), null)));
    }

    private static String title(String subject) {
        return OneLine.cut(OneLine.of(subject).strip(), NoteRules.LONGEST_TITLE);
    }

    /** Sections that are left out leave empty lines. */
    private static String text(String text) {
        return OneLine.cut(text.replaceAll("(\\R[ \\t]*){3,}", "\n\n").strip(), NoteRules.LONGEST_BODY);
    }

    private static MessageTemplate read(String file) {
        try (InputStream resource = Objects.requireNonNull(NoticeTexts.class.getResourceAsStream(file))) {
            return MessageTemplate.read(file, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
