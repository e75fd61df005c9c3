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
            List<String> mixed = new ArrayList<>(fromField);
            mixed.addAll(arguments.find(SendNotification.TO).orElse(List.of()));
            return resolver.resolve(arguments.find(SendNotification.USER_NAME).orElse(List.of()), mixed);
        });
    }

    private static Parsed<List<String>> fromField(Arguments arguments, Map<String, @Nullable Object> fields) {
        return arguments
                .find(SendNotification.USER_INFO_FIELD)
                .map(path -> SourcePath.find(path, fields)
                        .flatMap(SendNotification.TO.type()::read)
                        .match(Parsed::valid, NotificationRecipients::inField))
                .orElse(Parsed.valid(List.of()));
    }

    private static Parsed<List<String>> inField(String reason) {
        return Parsed.invalid(SendNotification.USER_INFO_FIELD.name() + " " + reason);
    }
}
