package io.github.carillon.worker.step;

import io.github.carillon.core.message.HtmlText;
import io.github.carillon.core.message.MessageTemplate;
import io.github.carillon.core.message.NoteRules;
import io.github.carillon.core.message.TextRenderer;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.value.HostName;
import io.github.carillon.core.value.OneLine;
import io.github.carillon.core.value.Parsed;
import io.github.carillon.worker.parameter.Arguments;
import io.github.carillon.worker.parameter.Format;
import io.github.carillon.worker.parameter.SendNotification;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a message says. The body is, in this order, the field's content as it is, the step's own text, or the named
 * template; the subject is the step's own, or the template's.
 */
final class MessageTexts {

    private final TextRenderer renderer = new TextRenderer();
    private final TemplateStore templates;
    private final ProcessFacts facts;

    MessageTexts(TemplateStore templates, ProcessFacts facts) {
        this.templates = templates;
        this.facts = facts;
    }

    /** Writes the texts of one task. */
    Writer of(Task task, Arguments arguments) {
        return new Writer(task, arguments);
    }

    /** Writes one task's texts, the same ones each time it is asked. Safe for use from any thread. */
    final class Writer {

        private final Task task;
        private final Arguments arguments;
        private final Map<Locale, Optional<MessageTemplate>> found = new ConcurrentHashMap<>();

        private Writer(Task task, Arguments arguments) {
            this.task = task;
            this.arguments = arguments;
        }

        /** The texts for one recipient of one row; or every mistake in them. */
        Parsed<MessageText> write(Map<String, @Nullable Object> fields, Recipient recipient) {
            Optional<String> name = arguments.find(SendNotification.TEMPLATE);
            Optional<MessageTemplate> template = name.flatMap(given -> template(given.strip(), recipient.locale()));
            if (name.isPresent() && template.isEmpty()) {
                return Parsed.invalid("template names no message template that the worker or the deployment has");
            }
            Words words = new Words(Placeholders.of(fields, task, facts, recipient), recipient.locale());
            Parsed<String> subject = words.subject(arguments, template);
            Parsed<Body> body = words.body(arguments, template, fields);
            Parsed<Optional<URI>> link = words.link(arguments);
            return linked(both(subject, body), link);
        }

        private Optional<MessageTemplate> template(String name, @Nullable Locale locale) {
            return found.computeIfAbsent(
                    locale == null ? Locale.ROOT : locale, language -> templates.find(task, name, locale));
        }
    }

    private static Parsed<MessageText> both(Parsed<String> subject, Parsed<Body> body) {
        return subject.match(
                line -> body.map(written -> new MessageText(line, written.text(), written.html())),
                wrong -> Parsed.invalid(body.match(written -> wrong, alsoWrong -> wrong + "; " + alsoWrong)));
    }

    private static Parsed<MessageText> linked(Parsed<MessageText> text, Parsed<Optional<URI>> link) {
        return text.match(
                said -> link.map(to -> new MessageText(said.subject(), said.text(), said.html(), to.orElse(null))),
                wrong -> Parsed.invalid(link.match(to -> wrong, alsoWrong -> wrong + "; " + alsoWrong)));
    }

    private record Body(String text, @Nullable String html) {

        static Body ofHtml(String html) {
            return new Body(HtmlText.of(html), html);
        }
    }

    /** The texts of one message, with what their placeholders stand for. */
    private final class Words {

        private final Map<String, @Nullable Object> values;
        private final @Nullable Locale locale;

        Words(Map<String, @Nullable Object> values, @Nullable Locale locale) {
            this.values = values;
            this.locale = locale;
        }

        Parsed<String> subject(Arguments arguments, Optional<MessageTemplate> template) {
            return arguments
                    .find(SendNotification.SUBJECT)
                    .or(() -> template.flatMap(found -> Optional.ofNullable(found.subject())))
                    .map(written -> text(written).map(OneLine::of).named(SendNotification.SUBJECT.name()))
                    .orElseGet(() -> Parsed.invalid("subject is required: the template has none"));
        }

        Parsed<Optional<URI>> link(Arguments arguments) {
            return arguments
                    .find(SendNotification.LINK)
                    .map(written -> text(written)
                            .flatMap(MessageTexts::page)
                            .map(Optional::of)
                            .named(SendNotification.LINK.name()))
                    .orElse(Parsed.valid(Optional.empty()));
        }

        Parsed<Body> body(
                Arguments arguments, Optional<MessageTemplate> template, Map<String, @Nullable Object> fields) {
            boolean html = arguments.get(SendNotification.FORMAT) == Format.HTML;
            Optional<String> field = arguments.find(SendNotification.BODY_FIELD);
            if (field.isPresent()) {
                return SourcePath.find(field.get(), fields)
                        .flatMap(Files::text)
                        .map(text -> asIs(text, html))
                        .named(SendNotification.BODY_FIELD.name());
            }
            Optional<String> own = arguments.find(SendNotification.BODY);
            return own.map(written -> rendered(written, html))
                    .or(() -> template.map(found -> rendered(found.body(), found.html())))
                    .orElseGet(() -> Parsed.invalid("is required"))
                    .named(own.isPresent() ? SendNotification.BODY.name() : SendNotification.TEMPLATE.name());
        }

        private Parsed<Body> rendered(String template, boolean html) {
            return html ? html(template).map(Body::ofHtml) : text(template).map(text -> new Body(text, null));
        }

        private Parsed<String> text(String template) {
            return locale == null ? renderer.render(template, values) : renderer.render(template, values, locale);
        }

        private Parsed<String> html(String template) {
            return locale == null
                    ? renderer.renderHtml(template, values)
                    : renderer.renderHtml(template, values, locale);
        }
    }

    private static Parsed<URI> page(String text) {
        return HostName.asciiIn(text.strip()).flatMap(MessageTexts::asciiPage);
    }

    private static Parsed<URI> asciiPage(String text) {
        try {
            URI link = new URI(text);
            return NoteRules.leadsToAPage(link)
                    ? Parsed.valid(link)
                    : Parsed.invalid("is not the http or https address of a page");
        } catch (URISyntaxException malformed) {
            return Parsed.invalid("is not the http or https address of a page");
        }
    }

    /** A variable's content is shown, and never markup. */
    private static Body asIs(String content, boolean html) {
        return new Body(content, html ? Escaped.html(content) : null);
    }
}
