package io.github.carillon.worker.step;

import io.github.carillon.core.message.Attachment;
import io.github.carillon.core.message.Importance;
import io.github.carillon.core.message.MailHeaders;
import io.github.carillon.core.message.Unsubscribe;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.value.Parsed;
import io.github.carillon.worker.parameter.Arguments;
import io.github.carillon.worker.parameter.Priority;
import io.github.carillon.worker.parameter.SendNotification;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a mail has beside its texts.
 *
 * @param attachments files, and pictures that the HTML shows
 * @param headers what else the header says
 */
record MailExtras(List<Attachment> attachments, MailHeaders headers) {

    /** Reads them for one row of the data; or says what is wrong. */
    static Parsed<MailExtras> read(Arguments arguments, Task task, Map<String, @Nullable Object> fields) {
        return files(arguments, fields, false)
                .named(SendNotification.ATTACHMENTS.name())
                .flatMap(files -> files(arguments, fields, true)
                        .named(SendNotification.INLINE_IMAGES.name())
                        .flatMap(pictures -> headers(arguments, task)
                                .map(headers -> new MailExtras(joined(files, pictures), headers))));
    }

    private static Parsed<List<Attachment>> files(
            Arguments arguments, Map<String, @Nullable Object> fields, boolean inline) {
        var parameter = inline ? SendNotification.INLINE_IMAGES : SendNotification.ATTACHMENTS;
        return Files.attachments(arguments.find(parameter).orElse(List.of()), fields, inline);
    }

    private static Parsed<MailHeaders> headers(Arguments arguments, Task task) {
        Parsed<Map<String, String>> custom =
                custom(arguments.find(SendNotification.HEADERS).orElse("")).named(SendNotification.HEADERS.name());
        MailHeaders basic = MailHeaders.none()
                .withThread(task.processInstanceId())
                .withImportance(importance(arguments.get(SendNotification.PRIORITY)));
        Parsed<MailHeaders> withCustom = custom.map(basic::withCustom);
        return arguments
                .find(SendNotification.UNSUBSCRIBE)
                .map(text -> withCustom.flatMap(headers -> unsubscribe(text.strip())
                        .named(SendNotification.UNSUBSCRIBE.name())
                        .map(headers::withUnsubscribe)))
                .orElse(withCustom);
    }

    private static Importance importance(Priority priority) {
        return switch (priority) {
            case LOW -> Importance.LOW;
            case NORMAL -> Importance.NORMAL;
            case HIGH -> Importance.HIGH;
        };
    }

    private static Parsed<Map<String, String>> custom(String lines) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : lines.lines().filter(text -> !text.isBlank()).toList()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                return Parsed.invalid("has a line that is no header field: one looks like \"X-Order: 42\"");
            }
            fields.put(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
        return Parsed.valid(fields);
    }

    private static Parsed<Unsubscribe> unsubscribe(String text) {
        String address = text.startsWith("mailto:") ? text.substring("mailto:".length()) : text;
        if (EmailAddress.looksLikeOne(address) && !text.contains("://")) {
            return EmailAddress.parse(address).map(known -> new Unsubscribe(known, null));
        }
        try {
            URI page = new URI(text);
            return "https".equals(page.getScheme())
                    ? Parsed.valid(new Unsubscribe(null, page))
                    : Parsed.invalid("is neither an https link nor a mail address");
        } catch (URISyntaxException malformed) {
            return Parsed.invalid("is neither an https link nor a mail address");
        }
    }

    private static List<Attachment> joined(List<Attachment> files, List<Attachment> pictures) {
        List<Attachment> all = new ArrayList<>(files);
        all.addAll(pictures);
        return List.copyOf(all);
    }
}
