package io.github.carillon.starter.settings;

import io.github.carillon.core.configuration.Section;
import io.github.carillon.core.connection.Use;
import io.github.carillon.core.tls.TlsContexts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks every section before it takes a value from any. */
final class SettingsReader {

    private final Section general;
    private final Map<String, Section> connections;
    private final ConnectionKeys keys;

    SettingsReader(Sections sections, ConnectionKeys keys) {
        this.general = sections.general();
        this.connections = sections.connections();
        this.keys = keys;
    }

    Settings read() {
        GeneralSection.check(general);
        GovernanceSection.check(general, carried());
        InboxSection.check(general);
        SignalRSection.check(general);
        SupervisionSection.check(general, keys, connections);
        Defaults defaults = Defaults.check(general, keys, connections);
        connections.values().forEach(section -> ConnectionSection.check(keys, section));
        FailOvers failOvers = FailOvers.check(keys, connections);
        List<String> mistakes = Stream.concat(
                        sections().flatMap(section -> section.mistakes().stream()),
                        TlsContexts.platformMistake().stream())
                .toList();
        if (!mistakes.isEmpty()) {
            throw new SettingsException(mistakes);
        }
        general.find(GeneralKeys.TLS_CA_FILE)
                .ifPresent(authorities -> sections().forEach(section -> section.trust(authorities)));
        Map<String, ConnectionLimits> limits = limits();
        return new Settings(
                GeneralSection.worker(general, limits),
                GeneralSection.ledger(general),
                GeneralSection.retention(general),
                GeneralSection.messages(general),
                GeneralSection.tellsOfAbTests(general),
                GovernanceSection.governance(general),
                InboxSection.settings(general),
                general.find(GeneralKeys.OPERATOR_TOKEN).orElse(null),
                SignalRSection.settings(general),
                SupervisionSection.settings(general, connections.keySet()),
                connectionSettings(),
                limits,
                failOvers.names(),
                defaults.of(Use.SMTP),
                defaults.of(Use.MAIL_SERVICE),
                defaults.of(Use.SMS));
    }

    /** What the connections carry whose type is known. */
    private Set<Use.Carried> carried() {
        return connections.values().stream()
                .flatMap(section -> keys.provider(section).stream())
                .map(provider -> provider.use().carried())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<Section> sections() {
        return Stream.concat(Stream.of(general), connections.values().stream());
    }

    private Map<String, ConnectionLimits> limits() {
        Map<String, ConnectionLimits> limits = new LinkedHashMap<>();
        connections.forEach((name, section) -> limits.put(name, ConnectionSection.limits(section)));
        return limits;
    }

    private Map<String, ConfiguredConnection> connectionSettings() {
        Map<String, ConfiguredConnection> settings = new LinkedHashMap<>();
        connections.forEach((name, section) -> settings.put(name, ConnectionSection.settings(keys, section)));
        return settings;
    }
}
