package io.github.carillon.core.recipient;

import io.github.carillon.core.value.Validated;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By what people are told apart who are no users, and what of a text is an address: that depends on where messages of a
 * kind go.
 */
public sealed interface Contact {

    /** By mailbox: what holds an {@code @} is an address. Also where messages go to users alone. */
    static Contact email() {
        return new Email();
    }

    /**
     * By telephone number: what begins with {@code +} or {@code tel:} is one, and so are seven digits and more, where no
     * user has them for an id.
     *
     * @param defaultCountry two letters (ISO 3166-1) for numbers without a country code, or null
     */
    static Contact phone(@Nullable String defaultCountry) {
        return new Phone(defaultCountry);
    }

    /** Whether a text is such an address whoever the directory knows. */
    boolean isAddress(String text);

    /** Whether it is one where the directory has no user of that id. */
    default boolean mayBeAddress(String text) {
        return isAddress(text);
    }

    /** Somebody of whom nothing but this address is known. */
    Recipient known(String address);

    /** What this person has of that kind, as it was found; or null. */
    @Nullable String of(Recipient person);

    /** The same for two spellings of one address, and different for those of two people. */
    String identity(Recipient person);

    /** What an object lacks that names nobody. */
    String missing();

    /** By mailbox. */
    record Email() implements Contact {

        @Override
        public boolean isAddress(String text) {
            return EmailAddress.looksLikeOne(text);
        }

        @Override
        public Recipient known(String address) {
            return Recipient.withEmail(address);
        }

        @Override
        public @Nullable String of(Recipient person) {
            return person.email();
        }

        /** The address without a display name, as far as it can be told. */
        @Override
        public String identity(Recipient person) {
            String email = person.email() == null ? "" : person.email();
            return EmailAddress.parse(email)
                    .match(EmailAddress::value, reason -> email)
                    .toLowerCase(Locale.ROOT);
        }

        @Override
        public String missing() {
            return "neither user id nor address in it";
        }
    }

    /**
     * By telephone number.
     *
     * @param defaultCountry two letters (ISO 3166-1) for numbers without a country code, or null
     */
    record Phone(@Nullable String defaultCountry) implements Contact {

        private static final Pattern MARKED = Pattern.compile("(?i)(\\+|tel:|whatsapp:).*", Pattern.DOTALL);
        private static final int DIGITS = 7;

        @Override
        public boolean isAddress(String text) {
            return MARKED.matcher(PlainNumber.of(text)).matches();
        }

        @Override
        public boolean mayBeAddress(String text) {
            String number = PlainNumber.of(text);
            return isAddress(text)
                    || (PhoneNumbers.isWritten(number)
                            && number.chars().filter(Character::isDigit).count() >= DIGITS);
        }

        @Override
        public Recipient known(String address) {
            return Recipient.withPhone(address);
        }

        @Override
        public @Nullable String of(Recipient person) {
            return person.phone();
        }

        /** Whoever has no number is told from others by their mailbox. */
        @Override
        public String identity(Recipient person) {
            String phone = person.phone();
            return phone == null ? email().identity(person) : number(phone);
        }

        @Override
        public String missing() {
            return "neither user id nor phone number in it";
        }

        private String number(String phone) {
            Validated<PhoneNumber> number = PhoneNumbers.parse(phone, defaultCountry);
            return number.match(PhoneNumber::value, reason -> phone);
        }
    }
}
