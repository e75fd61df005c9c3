package io.github.carillon.starter.settings;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Type;
import io.github.carillon.core.configuration.Types;
import io.github.carillon.core.message.Language;
import io.github.carillon.core.message.NoteRules;
import io.github.carillon.core.value.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** The keys directly below {@code carillon}. */
final class GeneralKeys {

    /** Read where the worker is wired. */
    private static final Key<Boolean> ENABLED = Key.standard(
            "enabled", Types.YES_OR_NO, "true", "`false` leaves the worker out of an application that has the starter");

    static final Key<URI> ENGINE_URL = Key.required(
            "engine.url", Types.ENGINE_URL, "the engine's REST, such as `http://localhost:8080/engine-rest`");
    static final Key<String> ENGINE_ID = Key.standard(
            "engine.id", Types.textUpTo(64), "default", "tells the engines apart where several share one ledger");
    static final Key<String> ENGINE_USER =
            Key.optional("engine.user", Types.TEXT, "for an engine that asks for HTTP Basic");
    static final Key<Secret> ENGINE_PASSWORD = Key.optional("engine.password", Type.SECRET, "goes with the user");
    static final Key<Secret> ENGINE_TOKEN = Key.optional(
            "engine.token", Type.SECRET, "bearer token, for an engine behind a gateway; instead of a user");

    static final Key<String> WORKER_ID = Key.optional(
                    "worker.id",
                    Types.TEXT,
                    "the worker's name in the engine: the same after a restart, another for each worker")
            .showing("`carillon-` and the host's name");
    static final Key<Integer> WORKER_THREADS = Key.standard(
            "worker.threads",
            Types.number(1, 256),
            "8",
            "how many answers are given to the engine at the same time; how many messages are sent at the same time is"
                    + " up to each connection's `max-connections`");
    static final Key<Integer> WORKER_MAX_TASKS = Key.standard(
            "worker.max-tasks",
            Types.number(1, 10_000),
            "500",
            "how many tasks of each step are in flight at most: fetched and not yet answered. Of a slow connection's"
                    + " fewer are fetched, as many as it gets done within the lock");
    static final Key<Boolean> WORKER_PRIORITIES = Key.standard(
            "worker.priorities",
            Types.YES_OR_NO,
            "true",
            "whether tasks of a higher priority come first; `false` saves the engine a sort of all tasks that wait");
    static final Key<Boolean> WORKER_KEEP_OUTPUTS = Key.standard(
            "worker.keep-outputs",
            Types.YES_OR_NO,
            "true",
            "whether the engine's history keeps every output of a step; with `false` counts, empty outputs and the"
                    + " report of a single mail or note that was accepted are there for output mappings only, which"
                    + " saves the engine about a third of a step's cost");
    static final Key<Duration> WORKER_LOCK = Key.standard(
            "worker.lock",
            Types.duration("1s", "24h"),
            "60s",
            "how long the engine keeps a task for this worker; prolonged while the task is in flight");
    static final Key<Duration> WORKER_LONG_POLL = Key.standard(
            "worker.long-poll",
            Types.duration("100ms", "5m"),
            "8s",
            "how long a fetch that finds nothing waits in the engine");
    static final Key<Duration> WORKER_STOP_WITHIN = Key.standard(
            "worker.stop-within",
            Types.duration("0s", "1h"),
            "30s",
            "how long work in flight may take when the worker is stopped");

    static final Key<Integer> RETRY_ATTEMPTS = Key.standard(
            "retry.attempts",
            Types.number(1, 100),
            "6",
            "how often a task is tried in all while its message cannot be sent; a connection's or a step's own number"
                    + " goes first");
    static final Key<Duration> RETRY_FIRST = Key.standard(
            "retry.first",
            Types.duration("1ms", "24h"),
            "5s",
            "the wait after the first attempt; each further one is four times as long");
    static final Key<Duration> RETRY_LONGEST = Key.standard(
            "retry.longest",
            Types.duration("1ms", "30d"),
            "1h",
            "the longest of these waits; what a server asks for is granted up to a day");
    static final Key<Duration> RETRY_MAX_AGE = Key.optional(
                    "retry.max-age",
                    Types.duration("1s", "3650d"),
                    "how old a task may be when its message is sent; an older one is refused with `TOO_OLD`. A step's"
                            + " `maxAge` goes first")
            .showing("any age");

    static final Key<String> LEDGER_URL = Key.standard(
            "ledger.url",
            Types.JDBC_URL,
            "jdbc:h2:file:./data/carillon",
            "the database that remembers what was sent; keep it over restarts."
                    + " `jdbc:postgresql://…` where several workers share it");
    static final Key<String> LEDGER_USER = Key.optional("ledger.user", Types.TEXT, "the database's user");
    static final Key<Secret> LEDGER_PASSWORD = Key.optional("ledger.password", Type.SECRET, "goes with the user");
    static final Key<Integer> LEDGER_MAX_CONNECTIONS = Key.standard(
            "ledger.max-connections",
            Types.number(2, 256),
            "8",
            "how many connections to the database are open at most");
    static final Key<Duration> LEDGER_RETENTION = Key.standard(
            "ledger.retention",
            Types.duration("1h", "3650d"),
            "30d",
            "how long what was sent or refused is remembered; what is unknown or waits for an operator stays");

    static final Key<List<X509Certificate>> TLS_CA_FILE = Key.optional(
            "tls.ca-file",
            Types.CERTIFICATES,
            "the certificates of authorities that all connections trust beside the JVM's own, the engine's REST and"
                    + " the provider of `inbox.jwt.issuer` among them");

    static final Key<Path> TEXTS_FOLDER = Key.optional(
                    "texts.folder", Types.FOLDER, "where message templates are that no deployment has")
            .showing("none");
    static final Key<String> TEXTS_COCKPIT_LINK = Key.optional(
                    "texts.cockpit-link",
                    Types.LINK,
                    "where an operator sees an instance; `{instance}` stands for its id")
            .showing("Cockpit beside the engine's REST");
    static final Key<String> TEXTS_TASKLIST_LINK = Key.optional(
                    "texts.tasklist-link",
                    Types.LINK,
                    "where a participant finds an instance's tasks; `{instance}` stands for its id")
            .showing("Tasklist beside the engine's REST");
    static final Key<ZoneId> TEXTS_TIME_ZONE = Key.optional(
                    "texts.time-zone",
                    Types.TIME_ZONE,
                    "by whose clock texts tell points in time that have no offset of their own, such as"
                            + " `Europe/Berlin`")
            .showing("that of the worker's machine");
    static final Key<Language> TEXTS_LANGUAGE = Key.standard(
            "texts.language",
            Types.choice(List.of(Language.values()), Language::code),
            Language.ENGLISH.code(),
            "the language of Carillon's own texts, of A/B tests and of supervision, for readers whose own is not"
                    + " known or none of these");

    static final Key<Integer> MESSAGES_LONGEST_PUSH = Key.standard(
            "messages.longest-push",
            Types.number(1, NoteRules.LONGEST_BODY),
            "140",
            "how many characters the push of a Send Message to Users or to Devices may have, with its placeholders"
                    + " filled; what is longer is refused");

    static final Key<Integer> MESSAGES_LONGEST_SUBJECT = Key.standard(
            "messages.longest-subject",
            Types.number(1, 1_000),
            "100",
            "the same of the subject of its e-mail, which is also the title of the push");

    static final Key<Integer> MESSAGES_LONGEST_TEXT = Key.standard(
            "messages.longest-text", Types.number(1, 1_000_000), "3000", "the same of the text of its e-mail");

    static final Key<Boolean> AB_TEST_NOTIFY = Key.standard(
            "ab-test.notify",
            Types.YES_OR_NO,
            "true",
            "whether people are told of A/B tests, where neither the step's `notify` nor the process's `abTestNotify`"
                    + " says it");

    static final Key<String> DEFAULT_MAIL = Key.optional(
                    "default-mail", Types.TEXT, "the mail server for tasks that name none")
            .showing("the only one of its kind");
    static final Key<String> DEFAULT_MAIL_SERVICE = Key.optional(
                    "default-mail-service", Types.TEXT, "the mail service for tasks that name none")
            .showing("the only one of its kind");
    static final Key<String> DEFAULT_SMS = Key.optional(
                    "default-sms", Types.TEXT, "the connection for text messages of tasks that name none")
            .showing("the only one of its kind");

    static final Key<Secret> OPERATOR_TOKEN = Key.optional(
            "operator-token",
            Types.TOKEN,
            "bearer token that shows details of health, metrics and info to programs on other machines, such as"
                    + " Prometheus; at least 16 characters. Without it they are for this machine alone");

    static final List<Key<?>> ALL = List.of(
            ENABLED,
            ENGINE_URL,
            ENGINE_ID,
            ENGINE_USER,
            ENGINE_PASSWORD,
            ENGINE_TOKEN,
            WORKER_ID,
            WORKER_THREADS,
            WORKER_MAX_TASKS,
            WORKER_PRIORITIES,
            WORKER_KEEP_OUTPUTS,
            WORKER_LOCK,
            WORKER_LONG_POLL,
            WORKER_STOP_WITHIN,
            RETRY_ATTEMPTS,
            RETRY_FIRST,
            RETRY_LONGEST,
            RETRY_MAX_AGE,
            LEDGER_URL,
            LEDGER_USER,
            LEDGER_PASSWORD,
            LEDGER_MAX_CONNECTIONS,
            LEDGER_RETENTION,
            TLS_CA_FILE,
            TEXTS_FOLDER,
            TEXTS_COCKPIT_LINK,
            TEXTS_TASKLIST_LINK,
            TEXTS_TIME_ZONE,
            TEXTS_LANGUAGE,
            MESSAGES_LONGEST_PUSH,
            MESSAGES_LONGEST_SUBJECT,
            MESSAGES_LONGEST_TEXT,
            AB_TEST_NOTIFY,
            DEFAULT_MAIL,
            DEFAULT_MAIL_SERVICE,
            DEFAULT_SMS,
            OPERATOR_TOKEN);

    private GeneralKeys() {}
}
