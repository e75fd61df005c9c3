package io.github.carillon.worker.step;

import io.github.carillon.core.message.HtmlText;
import io.github.carillon.core.message.MessageTemplate;
import io.github.carillon.core.message.NoteRules;
import io.github.carillon.core.message.TemplateText;
import io.github.carillon.core.message.TextRenderer;
import io.github.carillon.core.message.ValueFormat;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.value.HostName;
import io.github.carillon.core.value.Invisible;
import io.github.carillon.core.value.OneLine;
import io.github.carillon.core.value.Validated;
import io.github.carillon.worker.parameter.Arguments;
import io.github.carillon.worker.parameter.Faults;
import io.github.carillon.worker.parameter.Format;
import io.github.carillon.worker.parameter.Parameter;
import io.github.carillon.worker.parameter.Refusal;
import io.github.carillon.worker.parameter.SendNotification;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a message says. The body is, in this order, the field's content as it is, the step's own text, or the named
 * template; the subject is the step's own, or the template's.
 */
final class MessageTexts {

    /** A part of a path that leads up from there, so that what stands behind it is another page. */
    private static final Pattern CLIMBING = Pattern.compile("(?i)/(\\.|%2e){1,2}(?=/|$)");

    private final TextRenderer renderer;
    private final ValueFormat format;
    private final TemplateStore templates;
    private final ProcessFacts facts;

    /**
     * @param zone on whose clock points in time are shown
     */
    MessageTexts(TemplateStore templates, ProcessFacts facts, ZoneId zone) {
        this.renderer = new TextRenderer(zone);
        this.format = new ValueFormat(zone);
        this.templates = templates;
        this.facts = facts;
    }

    /** Looks whether the template that the model names is there. */
    void check(Task task, Arguments arguments, Faults faults) {
        arguments
                .find(SendNotification.TEMPLATE)
                .filter(name -> !arguments.isData(SendNotification.TEMPLATE) && !templates.has(task, name.strip()))
                .ifPresent(name -> noTemplate(arguments, faults));
    }

    private static void noTemplate(Arguments arguments, Faults faults) {
        faults.of(
                arguments,
                SendNotification.TEMPLATE,
                Refusal.UNKNOWN_TEMPLATE,
                "names no message template that the worker or the deployment has");
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

        /** A file that is the text of many messages is read for all of them. */
        private final Map<FileVariable, Validated<String>> files = new ConcurrentHashMap<>();

        private Writer(Task task, Arguments arguments) {
            this.task = task;
            this.arguments = arguments;
        }

        /** The texts for one recipient of one row; or everything that is wrong with them. */
        Made<MessageText> write(Map<String, @Nullable Object> fields, Recipient recipient) {
            Faults faults = new Faults();
            Optional<String> name = arguments.find(SendNotification.TEMPLATE);
            Optional<MessageTemplate> template = name.flatMap(given -> template(given.strip(), recipient.locale()));
            if (name.isPresent() && template.isEmpty()) {
                noTemplate(arguments, faults);
                return Made.of(faults, () -> new MessageText("", "", null));
            }
            Words words = new Words(
                    arguments, Placeholders.of(fields, task, facts, recipient), recipient.locale(), this::text, faults);
            String subject = words.subject(template);
            Body body = words.body(template, fields);
            URI link = words.link();
            return Made.of(faults, () -> new MessageText(subject, body.text(), body.html(), link));
        }

        private Validated<String> text(Object value) {
            return value instanceof FileVariable file
                    ? files.computeIfAbsent(file, FileText::of)
                    : Files.text(value, format);
        }

        private Optional<MessageTemplate> template(String name, @Nullable Locale locale) {
            return found.computeIfAbsent(
                    locale == null ? Locale.ROOT : locale, language -> templates.find(task, name, locale));
        }
    }

    private record Body(String text, @Nullable String html) {

        /** In the place of one that cannot be written. */
        static final Body NONE = new Body("", null);

        static Body ofHtml(String html) {
            return new Body(HtmlText.of(html), html);
        }

        /** Whether nothing is to be seen in it. */
        boolean isBlank() {
            return Invisible.isAll(text) && (html == null || !HtmlText.hasPicture(html));
        }
    }

    /** The texts of one message, with what their placeholders stand for; what is wrong with them goes to the faults. */
    private final class Words {

        private final Arguments arguments;
        private final Map<String, @Nullable Object> values;
        private final @Nullable Locale locale;
        private final Function<Object, Validated<String>> texts;
        private final Faults faults;

        Words(
                Arguments arguments,
                Map<String, @Nullable Object> values,
                @Nullable Locale locale,
                Function<Object, Validated<String>> texts,
                Faults faults) {
            this.texts = texts;
            this.arguments = arguments;
            this.values = values;
            this.locale = locale;
            this.faults = faults;
        }

        String subject(Optional<MessageTemplate> template) {
            return arguments
                    .find(SendNotification.SUBJECT)
                    .or(() -> template.flatMap(found -> Optional.ofNullable(found.subject()))
                            .map(TemplateText::written))
                    .map(written -> renderer.render(written, values, locale).map(OneLine::of))
                    .map(rendered ->
                            rendered.match(this::subject, wrong -> mistaken(SendNotification.SUBJECT, wrong, "")))
                    .orElseGet(this::withoutSubject);
        }

        private String subject(String line) {
            return Invisible.isAll(line)
                    ? missing(SendNotification.SUBJECT.name() + " is empty", Refusal.NO_SUBJECT, "")
                    : line;
        }

        /** Who chose the template should have known. */
        private String withoutSubject() {
            String wrong = SendNotification.SUBJECT.name() + " is required: the template has none";
            if (arguments.isData(SendNotification.TEMPLATE)) {
                faults.refusal(new Refusal(Refusal.NO_SUBJECT, wrong));
            } else {
                faults.mistake(wrong);
            }
            return "";
        }

        @Nullable URI link() {
            return arguments
                    .find(SendNotification.LINK)
                    .flatMap(written -> renderer.renderLink(written, values)
                            .match(
                                    address -> page(address, written),
                                    wrong -> mistaken(SendNotification.LINK, wrong, Optional.<URI>empty())))
                    .orElse(null);
        }

        private Optional<URI> page(String address, TemplateText written) {
            return MessageTexts.page(address)
                    .match(Optional::of, wrong -> unusable(SendNotification.LINK, written, wrong, Optional.empty()));
        }

        Body body(Optional<MessageTemplate> template, Map<String, @Nullable Object> fields) {
            boolean html = arguments.get(SendNotification.FORMAT) == Format.HTML;
            Optional<String> field = arguments.find(SendNotification.BODY_FIELD);
            if (field.isPresent()) {
                return fromField(field.get().strip(), fields, html);
            }
            Optional<TemplateText> own = arguments.find(SendNotification.BODY);
            return own.map(written -> rendered(SendNotification.BODY, written, html))
                    .or(() -> template.map(found ->
                            rendered(SendNotification.TEMPLATE, TemplateText.written(found.body()), found.html())))
                    .orElse(Body.NONE);
        }

        private Body fromField(String field, Map<String, @Nullable Object> fields, boolean html) {
            String what = SendNotification.BODY_FIELD.name() + " is \"" + field + "\", which";
            return SourcePath.find(field, fields)
                    .flatMap(texts)
                    .match(
                            text -> withText(what, asIs(text, html)),
                            wrong -> SourcePath.leadsToNull(field, fields)
                                    ? missing(what + " is empty", Refusal.NO_TEXT, Body.NONE)
                                    : nowhere(SendNotification.BODY_FIELD, wrong));
        }

        private Body withText(Parameter<?> parameter, TemplateText text, Body body) {
            return body.isBlank() && text.isFixed()
                    ? mistaken(parameter, "is empty", Body.NONE)
                    : withText(parameter.name(), body);
        }

        private Body withText(String what, Body body) {
            return body.isBlank() ? missing(what + " is empty", Refusal.NO_TEXT, Body.NONE) : body;
        }

        private Body rendered(Parameter<?> parameter, TemplateText text, boolean html) {
            return html
                    ? renderer.renderHtml(text, values, locale)
                            .match(
                                    filled -> withSafeLinks(parameter, text, filled),
                                    wrong -> mistaken(parameter, wrong, Body.NONE))
                    : renderer.render(text, values, locale)
                            .match(
                                    filled -> withText(parameter, text, new Body(filled, null)),
                                    wrong -> mistaken(parameter, wrong, Body.NONE));
        }

        private Body withSafeLinks(Parameter<?> parameter, TemplateText text, String filled) {
            return TextRenderer.unsafeLink(filled)
                    .map(wrong -> unusable(parameter, text, wrong, Body.NONE))
                    .orElseGet(() -> withText(parameter, text, Body.ofHtml(filled)));
        }

        /** What there is to fill in says nothing. */
        private <T> T missing(String wrong, String code, T instead) {
            faults.refusal(new Refusal(code, wrong));
            return instead;
        }

        private Body nowhere(Parameter<?> parameter, String wrong) {
            faults.ofName(arguments, parameter, Refusal.UNKNOWN_FIELD, wrong);
            return Body.NONE;
        }

        /** The text itself cannot be filled, whatever the data says. */
        private <T> T mistaken(Parameter<?> parameter, String wrong, T instead) {
            faults.mistake(parameter.name() + " " + wrong);
            return instead;
        }

        /** What came of filling it is of no use: that is the designer's fault only where there was nothing to fill in. */
        private <T> T unusable(Parameter<?> parameter, TemplateText text, String wrong, T instead) {
            if (text.isFixed()) {
                faults.mistake(parameter.name() + " " + wrong);
            } else {
                faults.refusal(new Refusal(Refusal.INVALID_LINK, parameter.name() + " " + wrong));
            }
            return instead;
        }
    }

    private static Validated<URI> page(String text) {
        return HostName.asciiIn(text.strip()).flatMap(MessageTexts::asciiPage);
    }

    private static Validated<URI> asciiPage(String text) {
        try {
            URI link = new URI(text);
            return NoteRules.leadsToAPage(link)
                            && !CLIMBING.matcher(String.valueOf(link.getRawPath()))
                                    .find()
                    ? Validated.valid(link)
                    : Validated.invalid("is not the http or https address of a page");
        } catch (URISyntaxException malformed) {
            return Validated.invalid("is not the http or https address of a page");
        }
    }

    /** A variable's content is shown, and never markup. */
    private static Body asIs(String content, boolean html) {
        return new Body(content, html ? Escaped.html(content) : null);
    }
}
