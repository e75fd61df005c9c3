package io.github.carillon.starter.settings;

import io.github.carillon.core.connection.ChannelProviders;
import io.github.carillon.core.database.DatabaseSettings;
import io.github.carillon.core.governance.Governance;
import io.github.carillon.core.value.Secret;
import io.github.carillon.steps.MessageLimits;
import io.github.carillon.worker.engine.WorkerSettings;
import io.github.carillon.worker.supervision.SupervisionSettings;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Everything that an installation sets, free of mistakes.
 *
 * @param worker how the worker works, and with which engine
 * @param ledger the database that remembers what was sent
 * @param retention how long the ledger remembers what was settled
 * @param messages how long the texts of some steps may be
 * @param tellsOfAbTests whether people are told of A/B tests where neither step nor process says it
 * @param governance how far messages may go
 * @param inbox who may ask for in-app notes, and how long they are kept
 * @param operatorToken by which whoever is not on this machine sees details of health, and metrics; or null
 * @param signalR how in-app notifications get live to who is connected
 * @param supervision how processes are watched, or null where they are not
 * @param connections by name, in alphabetical order; at least one
 * @param limits what each connection is kept to, by the same names
 * @param failOver the name of the fallback, by the name of the connection whose fallback it is
 * @param defaultMail the mail server for tasks that name none, or null where there is no mail server
 * @param defaultMailService the mail service for tasks that name none, or null where there is no mail service
 * @param defaultSms the connection for text messages of tasks that name none, or null where no connection carries any
 */
public record Settings(
        WorkerSettings worker,
        DatabaseSettings ledger,
        Duration retention,
        MessageLimits messages,
        boolean tellsOfAbTests,
        Governance governance,
        InboxSettings inbox,
        @Nullable Secret operatorToken,
        SignalRSettings signalR,
        @Nullable SupervisionSettings supervision,
        Map<String, ConfiguredConnection> connections,
        Map<String, ConnectionLimits> limits,
        Map<String, String> failOver,
        @Nullable String defaultMail,
        @Nullable String defaultMailService,
        @Nullable String defaultSms) {

    public Settings {
        connections = Collections.unmodifiableMap(new LinkedHashMap<>(connections));
        limits = Map.copyOf(limits);
        failOver = Map.copyOf(failOver);
    }

    /**
     * Reads them from all that Spring Boot knows: files, environment variables, the command line.
     *
     * @param providers the types of connections there are
     * @throws SettingsException with every mistake there is
     */
    public static Settings read(ConfigurableEnvironment environment, ChannelProviders providers) {
        ConnectionKeys keys = new ConnectionKeys(providers);
        return new SettingsReader(Sections.of(EnvironmentProperties.in(environment), keys), keys).read();
    }
}
