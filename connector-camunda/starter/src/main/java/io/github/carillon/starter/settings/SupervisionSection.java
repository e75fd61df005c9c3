package io.github.carillon.starter.settings;

import io.github.carillon.core.alert.Rhythm;
import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Section;
import io.github.carillon.core.connection.ChannelProvider;
import io.github.carillon.core.connection.Use;
import io.github.carillon.worker.supervision.SupervisionSettings;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How processes are watched, and who hears of what fails. */
final class SupervisionSection {

    private static final Set<Use> MAILS = Set.of(Use.SMTP, Use.MAIL_SERVICE);

    private SupervisionSection() {}

    /** Notes what is wrong, connections that are not there among it. */
    static void check(Section section, ConnectionKeys keys, Map<String, Section> connections) {
        section.check(SupervisionKeys.ALL);
        List<String> webhooks = named(Set.of(Use.WEBHOOK), keys, connections);
        section.parsed(SupervisionKeys.WEBHOOKS)
                .ifPresent(names -> names.forEach(name -> check(section, SupervisionKeys.WEBHOOKS, name, webhooks)));
        List<String> mails = named(MAILS, keys, connections);
        section.parsed(SupervisionKeys.MAIL_CONNECTION)
                .ifPresent(name -> check(section, SupervisionKeys.MAIL_CONNECTION, name, mails));
    }

    /** Null where nobody watches. */
    static @Nullable SupervisionSettings settings(Section section, Collection<String> connections) {
        if (!section.get(SupervisionKeys.ENABLED)) {
            return null;
        }
        return new SupervisionSettings(
                section.find(SupervisionKeys.SUPERVISORS).orElse(null),
                section.get(SupervisionKeys.IN_APP),
                section.get(SupervisionKeys.MAIL),
                section.find(SupervisionKeys.MAIL_CONNECTION).flatMap(name -> Defaults.same(name, connections)),
                section.find(SupervisionKeys.WEBHOOKS).orElse(List.of()).stream()
                        .flatMap(name -> Defaults.same(name, connections).stream())
                        .toList(),
                section.find(SupervisionKeys.TEMPLATE).orElse(null),
                section.find(SupervisionKeys.LANGUAGE).orElseGet(() -> language(section)),
                new Rhythm(
                        section.get(SupervisionKeys.INTERVAL),
                        section.get(SupervisionKeys.REMINDER),
                        section.get(SupervisionKeys.CLEAR_AFTER)),
                section.get(SupervisionKeys.EVERY),
                section.get(SupervisionKeys.OVERLAP));
    }

    private static Locale language(Section section) {
        return Locale.forLanguageTag(section.get(GeneralKeys.TEXTS_LANGUAGE).code());
    }

    private static void check(Section section, Key<?> key, String name, List<String> names) {
        Optional<String> found = Defaults.same(name, names);
        if (found.isEmpty()) {
            section.mistake(
                    key.name(), "names \"" + name + "\", which is no connection of that kind: there are " + names);
        }
    }

    private static List<String> named(Set<Use> uses, ConnectionKeys keys, Map<String, Section> connections) {
        return connections.entrySet().stream()
                .filter(entry -> keys.provider(entry.getValue())
                        .map(ChannelProvider::use)
                        .filter(uses::contains)
                        .isPresent())
                .map(Entry::getKey)
                .toList();
    }
}
