package io.github.carillon.worker.step;

import io.github.carillon.core.recipient.RecipientResolver;
import io.github.carillon.core.recipient.RecipientResolver.Resolved;
import io.github.carillon.core.value.Parsed;
import io.github.carillon.worker.parameter.Arguments;
import io.github.carillon.worker.parameter.SendNotification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom a Send Notification names: the union of its recipient parameters. */
final class NotificationRecipients {

    private final RecipientResolver resolver;

    NotificationRecipients(RecipientResolver resolver) {
        this.resolver = resolver;
    }

    /** Everybody; or why the field that names them cannot be used. */
    Parsed<Resolved> of(Arguments arguments, Map<String, @Nullable Object> fields) {
        return fromField(arguments, fields).map(fromField -> {
            List<Object> mixed = new ArrayList<>(fromField);
            mixed.addAll(arguments.find(SendNotification.TO).orElse(List.of()));
            return resolver.resolve(
                    arguments.find(SendNotification.USER_NAME).orElse(List.of()),
                    arguments.find(SendNotification.USER_GROUP).orElse(List.of()),
                    mixed);
        });
    }

    private static Parsed<List<Object>> fromField(Arguments arguments, Map<String, @Nullable Object> fields) {
        return arguments
                .find(SendNotification.USER_INFO_FIELD)
                .map(path -> SourcePath.find(path, fields)
                        .flatMap(NotificationRecipients::entries)
                        .named(SendNotification.USER_INFO_FIELD.name()))
                .orElse(Parsed.valid(List.of()));
    }

    /** A person as an object, or texts, or a list of both. */
    private static Parsed<List<Object>> entries(Object value) {
        if (value instanceof Map) {
            return Parsed.valid(List.of(value));
        }
        if (!(value instanceof Iterable<?> several)) {
            return texts(value);
        }
        Parsed<List<Object>> all = Parsed.valid(List.of());
        for (Object one : several) {
            Parsed<List<Object>> next =
                    one instanceof Map ? Parsed.valid(List.of(one)) : texts(List.of(String.valueOf(one)));
            all = all.flatMap(before -> next.map(more -> joined(before, more)));
        }
        return all;
    }

    private static Parsed<List<Object>> texts(Object value) {
        return SendNotification.TO.type().read(value).map(List::copyOf);
    }

    private static List<Object> joined(List<Object> before, List<Object> more) {
        List<Object> all = new ArrayList<>(before);
        all.addAll(more);
        return all;
    }
}
