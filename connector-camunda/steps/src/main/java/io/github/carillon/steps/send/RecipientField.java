package io.github.carillon.steps.send;

import io.github.carillon.core.recipient.Mention;
import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.content.Row;
import io.github.carillon.steps.content.SourcePath;
import io.github.carillon.steps.parameter.Argument;
import io.github.carillon.steps.parameter.ListTypes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field of the data that says who is meant.
 *
 * @param path its name or dotted path
 */
record RecipientField(Argument<String> path) {

    /** Those whom a row's field names; or why it cannot be used. */
    Validated<List<Mention>> in(Row row) {
        return path.find()
                .map(field -> in(field, row).match(Validated::valid, this::unusable))
                .orElseGet(() -> Validated.valid(path.isData() ? mentioned(null) : List.of()));
    }

    private Validated<List<Mention>> unusable(String reason) {
        return path.isData()
                ? Validated.valid(List.of(nobody(reason)))
                : Validated.<List<Mention>>invalid(reason).named(path.name());
    }

    /** What is null is data; so is what one row of a list lacks. Elsewhere a path that leads nowhere is a mistake. */
    private Validated<List<Mention>> in(String field, Row row) {
        Map<String, @Nullable Object> fields = row.fields();
        return SourcePath.find(field, fields)
                .match(
                        this::people,
                        reason -> row.number() > 0 || SourcePath.leadsToNull(field, fields)
                                ? Validated.valid(lacking(row))
                                : Validated.invalid(reason));
    }

    private List<Mention> lacking(Row row) {
        return row.instead() == null
                ? mentioned(null)
                : List.of(nobody("the row is " + row.instead() + " and has no such field: an object with fields is"
                        + " expected, or the field \"value\", which is the row itself"));
    }

    /** Nobody, with the reason: where data says so the others get theirs. */
    private Mention nobody(String reason) {
        return new Mention(path.name(), null, reason);
    }

    /** A person as an object, or texts, or a list of both. */
    private Validated<List<Mention>> people(Object value) {
        return Row.isEmpty(value) || value instanceof Map
                ? Validated.valid(mentioned(value))
                : ListTypes.people().read(value).map(this::mentioned);
    }

    private List<Mention> mentioned(@Nullable Object value) {
        return Mention.all(path.name(), value);
    }
}
