package io.github.carillon.steps.content;

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
import io.github.carillon.steps.message.MessageSpec;
import io.github.carillon.steps.message.TextRules;
import io.github.carillon.steps.parameter.Argument;
import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.parameter.Format;
import io.github.carillon.steps.parameter.Refusal;
import io.github.carillon.steps.task.FileVariable;
import io.github.carillon.steps.task.ProcessFacts;
import io.github.carillon.steps.task.Task;
import io.github.carillon.steps.task.TemplateStore;
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
public final class MessageTexts {

    /** A part of a path that leads up from there, so that what stands behind it is another page. */
    private static final Pattern CLIMBING = Pattern.compile("(?i)/(\\.|%2e){1,2}(?=/|$)");

    private final TextRenderer renderer;
    private final ValueFormat format;
    private final TemplateStore templates;
    private final ProcessFacts facts;

    /**
     * @param zone on whose clock points in time are shown
     */
    public MessageTexts(TemplateStore templates, ProcessFacts facts, ZoneId zone) {
        this.renderer = new TextRenderer(zone);
        this.format = new ValueFormat(zone);
        this.templates = templates;
        this.facts = facts;
    }

    /** Looks whether the template that the model names is there. */
    public void check(Task task, MessageSpec spec, Faults faults) {
        spec.texts()
                .template()
                .find()
                .filter(name -> !spec.texts().template().isData() && !templates.has(task, name.strip()))
                .ifPresent(name -> noTemplate(spec, faults));
    }

    /** Looks at a link that the model says in so many words. */
    public void checkLink(Argument<TemplateText> link, Faults faults) {
        link.find()
                .filter(TemplateText::isFixed)
                .flatMap(text -> renderer.renderLink(text, Map.of()).match(Optional::of, wrong -> Optional.empty()))
                .ifPresent(address -> faults.check(link, Refusal.INVALID_LINK, page(address)));
    }

    private static void noTemplate(MessageSpec spec, Faults faults) {
        faults.of(
                spec.texts().template(),
                Refusal.UNKNOWN_TEMPLATE,
                "names no message template that the worker or the deployment has");
    }

    /** Writes the texts of one task. */
    public Writer of(Task task, MessageSpec spec) {
        return new Writer(task, spec);
    }

    /** Writes one task's texts, the same ones each time it is asked. Safe for use from any thread. */
    public final class Writer {

        private final Task task;
        private final MessageSpec spec;
        private final Map<Locale, Optional<MessageTemplate>> found = new ConcurrentHashMap<>();

        /** A file that is the text of many messages is read for all of them. */
        private final Map<FileVariable, Validated<String>> files = new ConcurrentHashMap<>();

        private Writer(Task task, MessageSpec spec) {
            this.task = task;
            this.spec = spec;
        }

        /** The texts for one recipient of one row; or everything that is wrong with them. */
        public Composition<MessageText> write(Map<String, @Nullable Object> fields, Recipient recipient) {
            Faults faults = new Faults();
            Optional<String> name = spec.texts().template().find();
            Optional<MessageTemplate> template = name.flatMap(given -> template(given.strip(), recipient.locale()));
            if (name.isPresent() && template.isEmpty()) {
                noTemplate(spec, faults);
                return Composition.of(faults, () -> new MessageText("", "", null));
            }
            Words words = new Words(
                    spec, Placeholders.of(fields, task, facts, recipient), recipient.locale(), this::text, faults);
            String subject = spec.channel().get().hasSubject() ? words.subject(template) : "";
            Body body = words.body(template, fields);
            URI link = words.link(body);
            return Composition.of(faults, () -> new MessageText(subject, body.text(), body.html(), link));
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

        private final MessageSpec spec;
        private final Map<String, @Nullable Object> values;
        private final @Nullable Locale locale;
        private final Function<Object, Validated<String>> texts;
        private final Faults faults;

        Words(
                MessageSpec spec,
                Map<String, @Nullable Object> values,
                @Nullable Locale locale,
                Function<Object, Validated<String>> texts,
                Faults faults) {
            this.texts = texts;
            this.spec = spec;
            this.values = values;
            this.locale = locale;
            this.faults = faults;
        }

        String subject(Optional<MessageTemplate> template) {
            return spec.texts()
                    .subject(locale)
                    .or(() -> template.flatMap(found -> Optional.ofNullable(found.subject()))
                            .map(TemplateText::written))
                    .map(written -> renderer.render(written, values, locale).map(OneLine::of))
                    .map(rendered -> rendered.match(
                            this::subject, wrong -> mistaken(spec.texts().subject(), wrong, "")))
                    .orElseGet(this::withoutSubject);
        }

        private String subject(String line) {
            String name = spec.texts().subject().name();
            return Invisible.isAll(line)
                    ? missing(name + " is empty", Refusal.NO_SUBJECT, "")
                    : ofLength(name, line, spec.texts().rules().longestSubject(), line);
        }

        private <T> T ofLength(String name, String text, int most, T value) {
            TextRules.tooLong(text, most)
                    .ifPresent(wrong -> faults.refusal(new Refusal(TextRules.TEXT_TOO_LONG, name + " " + wrong)));
            return value;
        }

        /** Who chose the template should have known. */
        private String withoutSubject() {
            String wrong = spec.texts().subject().name() + " is required: the template has none";
            if (spec.texts().template().isData()) {
                faults.refusal(new Refusal(Refusal.NO_SUBJECT, wrong));
            } else {
                faults.mistake(wrong);
            }
            return "";
        }

        @Nullable URI link(Body body) {
            Optional<TemplateText> written = spec.texts().link().find();
            if (written.isEmpty() && spec.texts().rules().linkInBody()) {
                return TextLinks.first(body.text(), MessageTexts::page).orElse(null);
            }
            return written.flatMap(text -> renderer.renderLink(text, values)
                            .match(
                                    address -> page(address, text),
                                    wrong -> mistaken(spec.texts().link(), wrong, Optional.<URI>empty())))
                    .orElse(null);
        }

        private Optional<URI> page(String address, TemplateText written) {
            return MessageTexts.page(address)
                    .match(Optional::of, wrong -> unusable(spec.texts().link(), written, wrong, Optional.empty()));
        }

        Body body(Optional<MessageTemplate> template, Map<String, @Nullable Object> fields) {
            boolean html = spec.texts().format().get() == Format.HTML;
            Optional<String> field = spec.texts().bodyField().find();
            if (field.isPresent()) {
                return fromField(field.get().strip(), fields, html);
            }
            Optional<TemplateText> own = spec.texts().body(locale);
            return own.map(written -> rendered(spec.texts().body(), written, html))
                    .or(() -> template.map(found ->
                            rendered(spec.texts().template(), TemplateText.written(found.body()), found.html())))
                    .orElse(Body.NONE);
        }

        private Body fromField(String field, Map<String, @Nullable Object> fields, boolean html) {
            String what = spec.texts().bodyField().name() + " is \"" + field + "\", which";
            return SourcePath.find(field, fields)
                    .flatMap(texts)
                    .match(
                            text -> withText(what, asIs(text, html)),
                            wrong -> SourcePath.leadsToNull(field, fields)
                                    ? missing(what + " is empty", Refusal.NO_TEXT, Body.NONE)
                                    : nowhere(spec.texts().bodyField(), wrong));
        }

        private Body withText(Argument<?> argument, TemplateText text, Body body) {
            return body.isBlank() && text.isFixed()
                    ? mistaken(argument, "is empty", Body.NONE)
                    : withText(argument.name(), body);
        }

        private Body withText(String what, Body body) {
            return body.isBlank()
                    ? missing(what + " is empty", Refusal.NO_TEXT, Body.NONE)
                    : ofLength(what, body.text(), spec.texts().rules().longestBody(), body);
        }

        private Body rendered(Argument<?> argument, TemplateText text, boolean html) {
            return html
                    ? renderer.renderHtml(text, values, locale)
                            .match(
                                    filled -> withSafeLinks(argument, text, filled),
                                    wrong -> mistaken(argument, wrong, Body.NONE))
                    : renderer.render(text, values, locale)
                            .match(
                                    filled -> withText(argument, text, new Body(filled, null)),
                                    wrong -> mistaken(argument, wrong, Body.NONE));
        }

        private Body withSafeLinks(Argument<?> argument, TemplateText text, String filled) {
            return TextRenderer.unsafeLink(filled)
                    .map(wrong -> unusable(argument, text, wrong, Body.NONE))
                    .orElseGet(() -> withText(argument, text, Body.ofHtml(filled)));
        }

        /** What there is to fill in says nothing. */
        private <T> T missing(String wrong, String code, T instead) {
            faults.refusal(new Refusal(code, wrong));
            return instead;
        }

        private Body nowhere(Argument<?> argument, String wrong) {
            faults.ofName(argument, Refusal.UNKNOWN_FIELD, wrong);
            return Body.NONE;
        }

        /** The text itself cannot be filled, whatever the data says. */
        private <T> T mistaken(Argument<?> argument, String wrong, T instead) {
            faults.mistake(argument.name() + " " + wrong);
            return instead;
        }

        /** What came of filling it is of no use: that is the designer's fault only where there was nothing to fill in. */
        private <T> T unusable(Argument<?> argument, TemplateText text, String wrong, T instead) {
            if (text.isFixed()) {
                faults.mistake(argument.name() + " " + wrong);
            } else {
                faults.refusal(new Refusal(Refusal.INVALID_LINK, argument.name() + " " + wrong));
            }
            return instead;
        }
    }

    private static Validated<URI> page(String text) {
        return HostName.asciiIn(text.strip()).flatMap(MessageTexts::asciiPage);
    }

    private static Validated<URI> asciiPage(String text) {
        Optional<String> tooLong = TextRules.tooLong(text, NoteRules.LONGEST_LINK);
        if (tooLong.isPresent()) {
            return Validated.invalid(tooLong.get());
        }
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
