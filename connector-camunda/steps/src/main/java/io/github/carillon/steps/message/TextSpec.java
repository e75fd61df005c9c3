package io.github.carillon.steps.message;

import io.github.carillon.core.message.TemplateText;
import io.github.carillon.steps.parameter.Argument;
import io.github.carillon.steps.parameter.Format;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a message says.
 *
 * @param subject with placeholders; wins over the template's
 * @param format of the body
 * @param body with placeholders; wins over the template's
 * @param bodyField name or dotted path, in the source, of a text that is the body as it is; wins over both
 * @param template the name of a message template
 * @param link with placeholders: the page that the message leads to
 * @param rules what the texts are kept to
 * @param own the step's own words, in the place of subject and body, or null where the model says them
 */
public record TextSpec(
        Argument<TemplateText> subject,
        Argument<Format> format,
        Argument<TemplateText> body,
        Argument<String> bodyField,
        Argument<String> template,
        Argument<TemplateText> link,
        TextRules rules,
        @Nullable OwnWords own) {

    /** Texts that are kept to nothing but what their channel asks for. */
    public TextSpec(
            Argument<TemplateText> subject,
            Argument<Format> format,
            Argument<TemplateText> body,
            Argument<String> bodyField,
            Argument<String> template,
            Argument<TemplateText> link) {
        this(subject, format, body, bodyField, template, link, TextRules.NONE, null);
    }

    /** Plain text, and no more than that. */
    public static TextSpec plain(Argument<TemplateText> subject, Argument<TemplateText> body) {
        return new TextSpec(
                subject,
                Argument.fixed("format", Format.TEXT),
                body,
                Argument.none("bodyField"),
                Argument.none("template"),
                Argument.none("link"));
    }

    /** Words of the step's own, as plain text. */
    public static TextSpec own(OwnWords words) {
        return new TextSpec(
                Argument.none("subject"),
                Argument.fixed("format", Format.TEXT),
                Argument.none("body"),
                Argument.none("bodyField"),
                Argument.none("template"),
                Argument.none("link"),
                TextRules.NONE,
                words);
    }

    /** The same with a page that it leads to. */
    public TextSpec leadingTo(Argument<TemplateText> page) {
        return new TextSpec(subject, format, body, bodyField, template, page, rules, own);
    }

    /** The same, kept to these. */
    public TextSpec keptTo(TextRules other) {
        return new TextSpec(subject, format, body, bodyField, template, link, other, own);
    }

    /** The subject for a reader of this language, if it is said. */
    public Optional<TemplateText> subject(@Nullable Locale reader) {
        return own == null ? subject.find() : Optional.of(own.in(reader).subject());
    }

    /** The body for a reader of this language, if it is said. */
    public Optional<TemplateText> body(@Nullable Locale reader) {
        return own == null ? body.find() : Optional.of(own.in(reader).body());
    }

    /** Those that placeholders are filled in. */
    public List<Argument<TemplateText>> filled() {
        return List.of(subject, body, link);
    }
}
