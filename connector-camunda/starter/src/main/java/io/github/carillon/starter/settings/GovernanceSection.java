package io.github.carillon.starter.settings;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Section;
import io.github.carillon.core.connection.Use.Carried;
import io.github.carillon.core.governance.Governance;
import java.util.Set;

/** How far messages may go. */
final class GovernanceSection {

    private GovernanceSection() {}

    /**
     * Notes what the mode misses. A part of a rule without a mode is a mistake too: who names an address to redirect to
     * believes that nothing reaches a customer.
     *
     * @param carried what the connections carry
     */
    static void check(Section section, Set<Carried> carried) {
        section.check(GovernanceKeys.ALL);
        section.parsed(GovernanceKeys.MODE).ifPresent(mode -> {
            switch (mode) {
                case REDIRECT -> checkRedirect(section, carried);
                case ALLOW_LIST -> needed(section, GovernanceKeys.ALLOW);
                case DELIVER, HOLD -> checkModeGiven(section);
            }
        });
    }

    static Governance governance(Section section) {
        return switch (section.get(GovernanceKeys.MODE)) {
            case DELIVER -> new Governance.Deliver();
            case REDIRECT ->
                new Governance.Redirect(
                        section.find(GovernanceKeys.REDIRECT_MAIL).orElse(null),
                        section.find(GovernanceKeys.REDIRECT_SMS).orElse(null));
            case ALLOW_LIST -> section.get(GovernanceKeys.ALLOW);
            case HOLD -> new Governance.Hold();
        };
    }

    private static void checkRedirect(Section section, Set<Carried> carried) {
        if (carried.contains(Carried.MAIL)) {
            needed(section, GovernanceKeys.REDIRECT_MAIL);
        }
        if (carried.contains(Carried.SMS)) {
            needed(section, GovernanceKeys.REDIRECT_SMS);
        }
    }

    private static void needed(Section section, Key<?> key) {
        if (!section.has(key)) {
            section.mistake(key.name(), "is missing: " + key.meaning().replace("`", ""));
        }
    }

    private static void checkModeGiven(Section section) {
        if (section.has(GovernanceKeys.MODE)) {
            return;
        }
        GovernanceKeys.ALL.stream()
                .filter(section::has)
                .findFirst()
                .ifPresent(given -> section.mistake(
                        GovernanceKeys.MODE.name(),
                        "is missing: beside " + section.fullName(given.name()) + " it must be said, even if it is"
                                + " deliver"));
    }
}
