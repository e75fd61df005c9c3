package io.github.carillon.steps.message;

import io.github.carillon.core.message.TemplateText;
import io.github.carillon.steps.parameter.Argument;
import io.github.carillon.steps.parameter.Format;
import java.util.List;

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
 */
public record TextSpec(
        Argument<TemplateText> subject,
        Argument<Format> format,
        Argument<TemplateText> body,
        Argument<String> bodyField,
        Argument<String> template,
        Argument<TemplateText> link,
        TextRules rules) {

    /** Texts that are kept to nothing but what their channel asks for. */
    public TextSpec(
            Argument<TemplateText> subject,
            Argument<Format> format,
            Argument<TemplateText> body,
            Argument<String> bodyField,
            Argument<String> template,
            Argument<TemplateText> link) {
        this(subject, format, body, bodyField, template, link, TextRules.NONE);
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

    /** The same with a page that it leads to. */
    public TextSpec leadingTo(Argument<TemplateText> page) {
        return new TextSpec(subject, format, body, bodyField, template, page, rules);
    }

    /** The same, kept to these. */
    public TextSpec keptTo(TextRules other) {
        return new TextSpec(subject, format, body, bodyField, template, link, other);
    }

    /** Those that placeholders are filled in. */
    public List<Argument<TemplateText>> filled() {
        return List.of(subject, body, link);
    }
}
