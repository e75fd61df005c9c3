package io.github.carillon.core.recipient;

import io.github.carillon.core.value.Invisible;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a person from an object of the process's data. */
final class Person {

    private Person() {}

    /**
     * The person; empty when the object names neither a user nor an address. What the object leaves out is taken from
     * the directory, where that knows the user.
     */
    static Optional<Recipient> read(Map<?, ?> object, Directory directory) {
        String userId = Stream.of("userName", "id")
                .flatMap(name -> Stream.ofNullable(text(object, name)))
                .findFirst()
                .orElse(null);
        String email = text(object, "email");
        if (userId == null && email == null) {
            return Optional.empty();
        }
        Recipient known =
                userId == null || email != null ? null : directory.user(userId).orElse(null);
        Recipient rest = known == null ? new Recipient(userId, null, null, null, null, null) : known;
        return Optional.of(new Recipient(
                userId,
                either(text(object, "firstName"), rest.firstName()),
                either(text(object, "lastName"), either(text(object, "name"), rest.lastName())),
                either(email, rest.email()),
                either(text(object, "phone"), rest.phone()),
                locale(text(object, "locale"), rest.locale())));
    }

    private static @Nullable String text(Map<?, ?> object, String name) {
        Object value = object.get(name);
        if (!(value instanceof CharSequence) && !(value instanceof Number)) {
            return null;
        }
        String text = Invisible.trimmed(value.toString());
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String either(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }

    /** {@code fr}, {@code fr-CA} or {@code fr_CA}. */
    private static @Nullable Locale locale(@Nullable String tag, @Nullable Locale known) {
        return tag == null ? known : Locale.forLanguageTag(tag.replace('_', '-'));
    }
}
