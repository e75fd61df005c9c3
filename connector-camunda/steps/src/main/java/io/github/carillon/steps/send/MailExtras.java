package io.github.carillon.steps.send;

import io.github.carillon.core.message.Attachment;
import io.github.carillon.core.message.Importance;
import io.github.carillon.core.message.MailHeaders;
import io.github.carillon.core.message.Unsubscribe;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.value.HostName;
import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.content.Composition;
import io.github.carillon.steps.content.Files;
import io.github.carillon.steps.message.MessageSpec;
import io.github.carillon.steps.parameter.Argument;
import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.parameter.Priority;
import io.github.carillon.steps.parameter.Refusal;
import io.github.carillon.steps.task.Task;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a mail has beside its texts.
 *
 * @param attachments files, and pictures that the HTML shows
 * @param headers what else the header says
 */
record MailExtras(List<Attachment> attachments, MailHeaders headers) {

    private static final Pattern CONTINUED = Pattern.compile("[ \\t](?!\\s*[A-Za-z0-9-]+\\s*:)");

    /** Reads them for one row of the data; or says everything that is wrong. */
    static Composition<MailExtras> read(
            MessageSpec spec, Task task, Map<String, @Nullable Object> fields, Files files) {
        Faults faults = new Faults();
        List<Attachment> attachments = new ArrayList<>();
        attachments.addAll(files(spec, fields, files, false, faults));
        attachments.addAll(files(spec, fields, files, true, faults));
        MailHeaders headers = headers(spec, task, faults);
        return Composition.of(faults, () -> new MailExtras(List.copyOf(attachments), headers));
    }

    /** Looks at what no row of a list has a part in. */
    static void check(MessageSpec spec, Faults faults) {
        faults.check(spec.mail().headers(), Refusal.INVALID_VALUE, custom(spec));
        faults.check(spec.mail().unsubscribe(), Refusal.INVALID_LINK, unsubscribe(spec));
    }

    private static Validated<Map<String, String>> custom(MessageSpec spec) {
        return custom(spec.mail().headers().find().orElse(""));
    }

    private static Validated<Optional<Unsubscribe>> unsubscribe(MessageSpec spec) {
        return spec.mail()
                .unsubscribe()
                .find()
                .map(text -> unsubscribe(text.strip()).map(Optional::of))
                .orElse(Validated.valid(Optional.empty()));
    }

    private static List<Attachment> files(
            MessageSpec spec, Map<String, @Nullable Object> fields, Files files, boolean inline, Faults faults) {
        Argument<List<String>> names =
                inline ? spec.mail().inlineImages() : spec.mail().attachments();
        return files.attachments(names.find().orElse(List.of()), fields, inline).match(found -> found, wrong -> {
            faults.ofName(names, Refusal.UNKNOWN_FILE, wrong);
            return List.of();
        });
    }

    private static MailHeaders headers(MessageSpec spec, Task task, Faults faults) {
        return MailHeaders.none()
                .withThread(task.processInstanceId())
                .withImportance(importance(spec.priority().get()))
                .withCustom(read(custom(spec), spec.mail().headers().name(), Map.of(), faults))
                .withUnsubscribe(
                        read(unsubscribe(spec), spec.mail().unsubscribe().name(), Optional.empty(), faults)
                                .orElse(null));
    }

    private static <T> T read(Validated<T> parsed, String parameter, T otherwise, Faults faults) {
        return parsed.named(parameter).match(value -> value, mistake -> {
            faults.mistake(mistake);
            return otherwise;
        });
    }

    private static Importance importance(Priority priority) {
        return switch (priority) {
            case LOW -> Importance.LOW;
            case NORMAL -> Importance.NORMAL;
            case HIGH, CRITICAL -> Importance.HIGH;
        };
    }

    private static Validated<Map<String, String>> custom(String lines) {
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<String> wrong = new ArrayList<>();
        unfolded(lines).forEach(line -> add(line, fields).ifPresent(wrong::add));
        return wrong.isEmpty() ? Validated.valid(fields) : Validated.invalid(String.join("; ", wrong));
    }

    /** Says what is wrong with the line, if anything. */
    private static Optional<String> add(String line, Map<String, String> fields) {
        int colon = line.indexOf(':');
        if (colon < 1) {
            return Optional.of("has a line that is no header field: one looks like \"X-Order: 42\"");
        }
        String name = line.substring(0, colon).strip();
        Optional<String> wrong = MailHeaders.wrongName(name).map(reason -> "cannot go out: " + reason);
        if (wrong.isPresent()) {
            return wrong;
        }
        return fields.put(name, line.substring(colon + 1).strip()) == null
                ? Optional.empty()
                : Optional.of("has the header " + name + " twice: each may stand there once");
    }

    /** A line that is indented and no field of its own goes on with the one before (RFC 5322 section 2.2.3). */
    private static List<String> unfolded(String lines) {
        List<String> fields = new ArrayList<>();
        for (String line : lines.lines().filter(text -> !text.isBlank()).toList()) {
            int last = fields.size() - 1;
            if (last >= 0 && CONTINUED.matcher(line).lookingAt()) {
                fields.set(last, fields.get(last) + " " + line.strip());
            } else {
                fields.add(line.strip());
            }
        }
        return fields;
    }

    private static Validated<Unsubscribe> unsubscribe(String text) {
        String address = text.startsWith("mailto:") ? text.substring("mailto:".length()) : text;
        if (EmailAddress.looksLikeOne(address) && !text.contains("://")) {
            if (address.contains("?")) {
                return Validated.invalid("has a \"?\" behind the mail address: only the address itself can go out");
            }
            return EmailAddress.parse(address).map(known -> new Unsubscribe(known, null));
        }
        return HostName.asciiIn(text).flatMap(MailExtras::page);
    }

    private static Validated<Unsubscribe> page(String text) {
        try {
            URI page = new URI(text);
            return "https".equalsIgnoreCase(page.getScheme()) && page.getHost() != null
                    ? Validated.valid(new Unsubscribe(null, page))
                    : Validated.invalid("is neither an https link nor a mail address");
        } catch (URISyntaxException malformed) {
            return Validated.invalid("is neither an https link nor a mail address");
        }
    }
}
