package io.github.carillon.core.recipient;

import io.github.carillon.core.value.OneLine;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A person as far as we know them: a user of the directory, an object of the process's data, or just an address.
 *
 * @param userId the id in the directory, or null for somebody known by an address only
 * @param firstName or null
 * @param lastName or null
 * @param email the mail address as it was found, not yet checked, or null
 * @param phone the telephone number as it was found, not yet checked, or null
 * @param locale the language to write in, or null where unknown
 */
public record Recipient(
        @Nullable String userId,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable Locale locale) {

    /** Somebody of whom nothing but a mail address is known. */
    public static Recipient withEmail(String email) {
        return new Recipient(null, null, null, email, null, null);
    }

    /** Somebody of whom nothing but a telephone number is known. */
    public static Recipient withPhone(String phone) {
        return new Recipient(null, null, null, null, phone, null);
    }

    /**
     * Several who read one message: none of them in particular.
     *
     * @param locale the language of all of them, or null where they have none in common
     */
    public static Recipient several(@Nullable Locale locale) {
        return new Recipient(null, null, null, null, null, locale);
    }

    /** Whether it is nobody in particular. */
    public boolean isSeveral() {
        return equals(several(locale));
    }

    /** First and last name as far as known, in one line, or null. */
    public @Nullable String fullName() {
        String name = OneLine.of(text(firstName) + " " + text(lastName)).strip();
        return name.isEmpty() ? null : name;
    }

    /** The user id, or the masked address of somebody without one: for whoever may not know addresses. */
    public String who() {
        if (userId != null) {
            return new UserId(userId).masked();
        }
        return email == null && phone != null ? PhoneNumbers.maskOf(phone) : EmailAddress.maskOf(text(email));
    }

    /** Names who is meant and shows no address. */
    @Override
    public String toString() {
        return userId == null ? "Recipient[by address]" : "Recipient[" + who() + "]";
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part;
    }
}
