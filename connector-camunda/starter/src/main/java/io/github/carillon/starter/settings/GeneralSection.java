package io.github.carillon.starter.settings;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Section;
import io.github.carillon.core.database.DatabaseSettings;
import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.steps.MessageLimits;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.TextSettings;
import io.github.carillon.worker.engine.WorkerSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Engine, worker, retries and ledger. */
final class GeneralSection {

    private GeneralSection() {}

    static void check(Section section) {
        section.check(GeneralKeys.ALL);
        section.together(GeneralKeys.ENGINE_USER, GeneralKeys.ENGINE_PASSWORD);
        section.notBoth(GeneralKeys.ENGINE_USER, GeneralKeys.ENGINE_TOKEN);
        if (section.has(GeneralKeys.LEDGER_PASSWORD) && !section.has(GeneralKeys.LEDGER_USER)) {
            section.together(GeneralKeys.LEDGER_USER, GeneralKeys.LEDGER_PASSWORD);
        }
        checkWaits(section);
        UnknownKeys.checkGeneral(section);
    }

    /** A task that waits longer than the ledger remembers would send again what was accepted. */
    private static void checkWaits(Section section) {
        atLeast(section, GeneralKeys.RETRY_LONGEST, GeneralKeys.RETRY_FIRST);
        atLeast(section, GeneralKeys.LEDGER_RETENTION, GeneralKeys.RETRY_LONGEST);
    }

    private static void atLeast(Section section, Key<Duration> longer, Key<Duration> shorter) {
        boolean turned = section.parsed(shorter)
                .flatMap(least -> section.parsed(longer).filter(most -> most.compareTo(least) < 0))
                .isPresent();
        if (turned) {
            section.mistake(longer.name(), "is shorter than " + section.fullName(shorter.name()));
        }
    }

    static WorkerSettings worker(Section section, Map<String, ConnectionLimits> limits) {
        return new WorkerSettings(
                section.get(GeneralKeys.ENGINE_URL),
                section.get(GeneralKeys.ENGINE_ID),
                access(section),
                section.find(GeneralKeys.WORKER_ID).orElseGet(GeneralSection::ownName),
                section.get(GeneralKeys.WORKER_THREADS),
                section.get(GeneralKeys.WORKER_MAX_TASKS),
                section.get(GeneralKeys.WORKER_PRIORITIES),
                section.get(GeneralKeys.WORKER_KEEP_OUTPUTS),
                section.get(GeneralKeys.WORKER_LOCK),
                section.get(GeneralKeys.WORKER_LONG_POLL),
                section.get(GeneralKeys.WORKER_STOP_WITHIN),
                retry(section, limits),
                texts(section));
    }

    private static RetryPolicy retry(Section section, Map<String, ConnectionLimits> limits) {
        Map<String, Integer> attempts = new HashMap<>();
        limits.forEach((name, limit) -> {
            if (limit.attempts() != null) {
                attempts.put(name, limit.attempts());
            }
        });
        return new RetryPolicy(
                section.get(GeneralKeys.RETRY_ATTEMPTS),
                attempts,
                section.get(GeneralKeys.RETRY_FIRST),
                section.get(GeneralKeys.RETRY_LONGEST),
                section.find(GeneralKeys.RETRY_MAX_AGE).orElse(null));
    }

    private static TextSettings texts(Section section) {
        TextSettings standard = TextSettings.standard(section.get(GeneralKeys.ENGINE_URL));
        return new TextSettings(
                section.find(GeneralKeys.TEXTS_FOLDER).orElse(null),
                section.find(GeneralKeys.TEXTS_COCKPIT_LINK).orElse(standard.cockpitLink()),
                section.find(GeneralKeys.TEXTS_TASKLIST_LINK).orElse(standard.tasklistLink()),
                section.find(GeneralKeys.TEXTS_TIME_ZONE).orElse(standard.zone()),
                section.get(GeneralKeys.TEXTS_LANGUAGE));
    }

    static DatabaseSettings ledger(Section section) {
        return new DatabaseSettings(
                section.get(GeneralKeys.LEDGER_URL),
                section.find(GeneralKeys.LEDGER_USER).orElse(null),
                section.find(GeneralKeys.LEDGER_PASSWORD).orElse(null),
                section.get(GeneralKeys.LEDGER_MAX_CONNECTIONS));
    }

    static MessageLimits messages(Section section) {
        return new MessageLimits(
                section.get(GeneralKeys.MESSAGES_LONGEST_PUSH),
                section.get(GeneralKeys.MESSAGES_LONGEST_SUBJECT),
                section.get(GeneralKeys.MESSAGES_LONGEST_TEXT));
    }

    static boolean tellsOfAbTests(Section section) {
        return section.get(GeneralKeys.AB_TEST_NOTIFY);
    }

    static Duration retention(Section section) {
        return section.get(GeneralKeys.LEDGER_RETENTION);
    }

    private static EngineAccess access(Section section) {
        return section.find(GeneralKeys.ENGINE_TOKEN)
                .map(EngineAccess::bearer)
                .or(() -> section.find(GeneralKeys.ENGINE_USER)
                        .map(user -> EngineAccess.basic(user, section.get(GeneralKeys.ENGINE_PASSWORD))))
                .orElseGet(EngineAccess::none)
                .over(section.tls());
    }

    private static String ownName() {
        try {
            return "carillon-" + InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "carillon-localhost";
        }
    }
}
