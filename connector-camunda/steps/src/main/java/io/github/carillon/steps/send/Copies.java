package io.github.carillon.steps.send;

import io.github.carillon.core.recipient.Address;
import io.github.carillon.core.recipient.RecipientResolver.Skipped;
import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.parameter.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Who gets a copy of a step's message: each of them once, and nobody who gets the message anyway. */
final class Copies {

    private Copies() {}

    /**
     * Those who can get one.
     *
     * @param recipients who gets the message
     * @param skipped is told the places where nobody stands
     * @param unaddressable is told the others
     */
    static <A extends Address> List<Copy<A>> of(
            List<WantedCopy<A>> wanted, List<A> recipients, List<Skipped> skipped, List<Unaddressable> unaddressable) {
        Set<String> known = new HashSet<>();
        recipients.forEach(to -> known.add(mailbox(to)));
        List<Copy<A>> copies = new ArrayList<>();
        for (WantedCopy<A> copy : wanted) {
            copy.to()
                    .match(
                            there -> there.map(to -> known.add(mailbox(to))
                                            && copies.add(new Copy<>(copy.as(), copy.blind(), to)))
                                    .orElseGet(() -> skipped.add(new Skipped(copy.as() + copy.place(), "empty"))),
                            wrong -> unaddressable.add(refused(copy.as(), wrong)));
        }
        return copies;
    }

    private static String mailbox(Address to) {
        return to.value().toLowerCase(Locale.ROOT);
    }

    private static Unaddressable refused(String as, String wrong) {
        return new Unaddressable(
                "an address that is not valid", Refusal.INVALID_ADDRESS, Faults.sentence(as, wrong), as);
    }
}
