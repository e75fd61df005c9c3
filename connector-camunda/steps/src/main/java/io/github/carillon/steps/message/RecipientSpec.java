package io.github.carillon.steps.message;

import io.github.carillon.steps.parameter.Argument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is to get a message: the union of all that are named, each person once.
 *
 * @param field name or dotted path, in the source, of people
 * @param to addresses, user ids, or people as objects
 * @param users ids of users of the engine's identity service
 * @param groups ids of its groups; every member is meant
 */
public record RecipientSpec(
        Argument<String> field,
        Argument<List<@Nullable Object>> to,
        Argument<List<@Nullable Object>> users,
        Argument<List<@Nullable Object>> groups) {

    /** Addresses, user ids, or people as objects. */
    public static RecipientSpec of(Argument<List<@Nullable Object>> to) {
        return new RecipientSpec(
                Argument.none("userInfoField"), to, Argument.none("userName"), Argument.none("userGroup"));
    }
}
