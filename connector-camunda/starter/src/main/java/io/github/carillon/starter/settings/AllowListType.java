package io.github.carillon.starter.settings;

import io.github.carillon.core.configuration.Type;
import io.github.carillon.core.configuration.Types;
import io.github.carillon.core.governance.Governance.AllowList;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.PhoneNumber;
import io.github.carillon.core.value.Invisible;
import io.github.carillon.core.value.Validated;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads who may be written to. */
final class AllowListType {

    /** Hidden, since it may hold addresses. */
    static final Type<AllowList> ALLOW_LIST =
            Type.hidden("list", AllowListType::parse).as("java.util.List<java.lang.String>");

    private final Set<String> domains = new HashSet<>();
    private final Set<EmailAddress> addresses = new HashSet<>();
    private final Set<PhoneNumber> numbers = new HashSet<>();
    private final List<String> mistakes = new ArrayList<>();

    private AllowListType() {}

    private static Validated<AllowList> parse(String text) {
        AllowListType list = new AllowListType();
        String[] entries = text.split(",", -1);
        for (int index = 0; index < entries.length; index++) {
            list.add("entry " + (index + 1), Invisible.trimmed(entries[index]));
        }
        return list.mistakes.isEmpty()
                ? Validated.valid(new AllowList(list.domains, list.addresses, list.numbers))
                : Validated.invalid("has a mistake: " + String.join("; ", list.mistakes));
    }

    private void add(String which, String entry) {
        if (Invisible.without(entry).matches("[+(]?[0-9][0-9 ().-]*")) {
            keep(which, Types.PHONE_NUMBER.parse(entry), numbers);
        } else if (entry.indexOf('@') > 0) {
            keep(which, EmailAddress.parse(entry), addresses);
        } else {
            keep(which, domain(entry.startsWith("@") ? entry.substring(1) : entry), domains);
        }
    }

    private <T> void keep(String which, Validated<T> read, Set<T> kept) {
        read.match(kept::add, reason -> mistakes.add(which + " " + reason));
    }

    private static Validated<String> domain(String entry) {
        return EmailAddress.parse("anybody@" + entry)
                .match(
                        address -> Validated.valid(
                                address.value().substring(address.value().indexOf('@') + 1)),
                        reason -> Validated.invalid("is neither a domain, nor a mail address, nor a number"));
    }
}
