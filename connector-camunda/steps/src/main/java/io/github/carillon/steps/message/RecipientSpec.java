package io.github.carillon.steps.message;

import io.github.carillon.steps.parameter.Argument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is to get a message: the union of all that are named, each person once.
 *
 * @param field name or dotted path, in the source, of people
 * @param to addresses, user ids, or people as objects
 * @param users ids of users of the engine's identity service, by one parameter or more
 * @param groups ids of its groups; every member is meant
 * @param devices ids of registered devices; their owners are meant, and pushes go to these devices alone
 */
public record RecipientSpec(
        Argument<String> field,
        Argument<List<@Nullable Object>> to,
        List<Argument<List<@Nullable Object>>> users,
        Argument<List<@Nullable Object>> groups,
        Argument<List<@Nullable Object>> devices) {

    public RecipientSpec {
        users = List.copyOf(users);
    }

    /** People who are named, on all their devices. */
    public RecipientSpec(
            Argument<String> field,
            Argument<List<@Nullable Object>> to,
            Argument<List<@Nullable Object>> users,
            Argument<List<@Nullable Object>> groups) {
        this(field, to, List.of(users), groups, Argument.none("devices"));
    }

    /** Addresses, user ids, or people as objects. */
    public static RecipientSpec of(Argument<List<@Nullable Object>> to) {
        return new RecipientSpec(
                Argument.none("userInfoField"), to, Argument.none("userName"), Argument.none("userGroup"));
    }

    /** Users, and members of groups. */
    public static RecipientSpec of(Argument<List<@Nullable Object>> users, Argument<List<@Nullable Object>> groups) {
        return new RecipientSpec(Argument.none("userInfoField"), Argument.none("to"), users, groups);
    }

    /** Users, whom each of these parameters names. */
    public static RecipientSpec ofUsers(List<Argument<List<@Nullable Object>>> users) {
        return new RecipientSpec(
                Argument.none("userInfoField"),
                Argument.none("to"),
                users,
                Argument.none("userGroup"),
                Argument.none("devices"));
    }

    /** The owners of these devices. */
    public static RecipientSpec ofDevices(Argument<List<@Nullable Object>> devices) {
        return new RecipientSpec(
                Argument.none("userInfoField"), Argument.none("to"), List.of(), Argument.none("userGroup"), devices);
    }
}
