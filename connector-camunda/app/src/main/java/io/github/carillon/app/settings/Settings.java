package io.github.carillon.app.settings;

import io.github.carillon.core.database.DatabaseSettings;
import io.github.carillon.worker.engine.WorkerSettings;
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
 * @param connections by name, in alphabetical order; at least one
 * @param defaultMail the connection for mails of tasks that name none, or null where no connection carries mail
 * @param defaultSms the connection for text messages of tasks that name none, or null where no connection carries any
 */
public record Settings(
        WorkerSettings worker,
        DatabaseSettings ledger,
        Map<String, ConnectionSettings> connections,
        @Nullable String defaultMail,
        @Nullable String defaultSms) {

    public Settings {
        connections = Collections.unmodifiableMap(new LinkedHashMap<>(connections));
    }

    /**
     * Reads them from all that Spring Boot knows: files, environment variables, the command line.
     *
     * @throws SettingsException with every mistake there is
     */
    public static Settings read(ConfigurableEnvironment environment) {
        return new SettingsReader(Sections.of(Written.in(environment))).read();
    }
}
