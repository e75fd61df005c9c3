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
     * the directory, where that knows the user; but whoever has an address of the kind is not looked up.
     */
    static Optional<Recipient> read(Map<?, ?> object, Directory directory, Contact contact) {
        String userId = Stream.of("userName", "id")
                .flatMap(name -> Stream.ofNullable(text(object, name)))
                .findFirst()
                .orElse(null);
        Recipient said = said(object, userId);
        if (userId == null && said.email() == null && contact.of(said) == null) {
            return Optional.empty();
        }
        return Optional.of(
                userId == null || contact.of(said) != null
                        ? said
                        : directory.user(userId).map(known -> with(said, known)).orElse(said));
    }

    private static Recipient said(Map<?, ?> object, @Nullable String userId) {
        return new Recipient(
                userId,
                text(object, "firstName"),
                either(text(object, "lastName"), text(object, "name")),
                text(object, "email"),
                text(object, "phone"),
                locale(text(object, "locale")));
    }

    private static Recipient with(Recipient said, Recipient known) {
        return new Recipient(
                said.userId(),
                either(said.firstName(), known.firstName()),
                either(said.lastName(), known.lastName()),
                either(said.email(), known.email()),
                either(said.phone(), known.phone()),
                said.locale() == null ? known.locale() : said.locale());
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
    private static @Nullable Locale locale(@Nullable String tag) {
        return tag == null ? null : Locale.forLanguageTag(tag.replace('_', '-'));
    }
}
