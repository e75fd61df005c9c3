package io.github.carillon.steps.send;

import io.github.carillon.core.recipient.Mention;
import io.github.carillon.core.recipient.RecipientResolver;
import io.github.carillon.core.recipient.RecipientResolver.Resolved;
import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.content.Row;
import io.github.carillon.steps.message.RecipientSpec;
import io.github.carillon.steps.parameter.Argument;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who gets a message: the union of all whom a step names. */
final class NotificationRecipients {

    private final RecipientResolver resolver;

    NotificationRecipients(RecipientResolver resolver) {
        this.resolver = resolver;
    }

    /** Everybody; or why the field that names them cannot be used. */
    Validated<Resolved> of(RecipientSpec named, Row row) {
        return new RecipientField(named.field()).in(row).map(fromField -> {
            List<Mention> mixed = new ArrayList<>(fromField);
            mixed.addAll(mentions(named.to()));
            return resolver.resolve(mentions(named.users()), mentions(named.groups()), mixed);
        });
    }

    /** Where an expression was to say somebody and does not, that is named. */
    private static List<Mention> mentions(Argument<List<@Nullable Object>> people) {
        return people.find()
                .map(all -> Mention.all(people.name(), all))
                .orElseGet(() -> people.isData() ? List.of(new Mention(people.name(), null)) : List.of());
    }
}
