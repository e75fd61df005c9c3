package io.github.carillon.worker.step;

import io.github.carillon.core.recipient.Mention;
import io.github.carillon.core.recipient.RecipientResolver;
import io.github.carillon.core.recipient.RecipientResolver.Resolved;
import io.github.carillon.core.value.Validated;
import io.github.carillon.worker.parameter.Arguments;
import io.github.carillon.worker.parameter.Parameter;
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
    Validated<Resolved> of(Arguments arguments, Row row) {
        return fromField(arguments, row).map(fromField -> {
            List<Mention> mixed = new ArrayList<>(fromField);
            mixed.addAll(mentions(arguments, SendNotification.TO));
            return resolver.resolve(
                    mentions(arguments, SendNotification.USER_NAME),
                    mentions(arguments, SendNotification.USER_GROUP),
                    mixed);
        });
    }

    private static List<Mention> mentions(Arguments arguments, Parameter<List<@Nullable Object>> parameter) {
        return arguments
                .find(parameter)
                .map(all -> Mention.all(parameter.name(), all))
                .orElseGet(() -> nobody(arguments, parameter));
    }

    /** What an expression was to say, and does not. */
    private static List<Mention> nobody(Arguments arguments, Parameter<?> parameter) {
        return arguments.isData(parameter) ? List.of(new Mention(parameter.name(), null)) : List.of();
    }

    private static Validated<List<Mention>> fromField(Arguments arguments, Row row) {
        return arguments
                .find(SendNotification.USER_INFO_FIELD)
                .map(path -> fromField(path, row)
                        .match(
                                Validated::valid,
                                reason -> arguments.isData(SendNotification.USER_INFO_FIELD)
                                        ? Validated.valid(List.of(unusable(reason)))
                                        : Validated.<List<Mention>>invalid(reason)
                                                .named(SendNotification.USER_INFO_FIELD.name())))
                .orElseGet(() -> Validated.valid(nobody(arguments, SendNotification.USER_INFO_FIELD)));
    }

    /** What is null is data; so is what one row of a list lacks. Elsewhere a path that leads nowhere is a mistake. */
    private static Validated<List<Mention>> fromField(String path, Row row) {
        Map<String, @Nullable Object> fields = row.fields();
        return SourcePath.find(path, fields)
                .match(
                        NotificationRecipients::mentions,
                        reason -> row.number() > 0 || SourcePath.leadsToNull(path, fields)
                                ? Validated.valid(lacking(row))
                                : Validated.invalid(reason));
    }

    private static List<Mention> lacking(Row row) {
        return row.instead() == null
                ? mentioned(null)
                : List.of(unusable("the row is " + row.instead() + " and has no such field: an object with fields is"
                        + " expected, or the field \"value\", which is the row itself"));
    }

    /** Nobody, with the reason: where data says so the others get theirs. */
    private static Mention unusable(String reason) {
        return new Mention(SendNotification.USER_INFO_FIELD.name(), null, reason);
    }

    /** A person as an object, or texts, or a list of both. */
    private static Validated<List<Mention>> mentions(Object value) {
        return Row.isEmpty(value) || value instanceof Map
                ? Validated.valid(mentioned(value))
                : SendNotification.TO.type().read(value).map(NotificationRecipients::mentioned);
    }

    private static List<Mention> mentioned(@Nullable Object value) {
        return Mention.all(SendNotification.USER_INFO_FIELD.name(), value);
    }
}
