package io.github.carillon.starter.settings;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Types;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The keys of supervision: who hears of failed processes, how and how often. */
final class SupervisionKeys {

    static final Key<Boolean> ENABLED = Key.standard(
            "supervision.enabled",
            Types.YES_OR_NO,
            "true",
            "whether the worker watches the engine's processes, and tells supervisors of what fails");
    static final Key<String> SUPERVISORS = Key.optional(
                    "supervision.supervisors",
                    Types.TEXT,
                    "the group of users who hear of processes that have no extension property `supervisors`")
            .showing("nobody");
    static final Key<Boolean> IN_APP = Key.standard(
            "supervision.in-app", Types.YES_OR_NO, "true", "whether supervisors get in-app notes (the bell)");
    static final Key<Boolean> MAIL =
            Key.standard("supervision.mail", Types.YES_OR_NO, "true", "whether supervisors get mails");
    static final Key<String> MAIL_CONNECTION = Key.optional(
                    "supervision.mail-connection", Types.TEXT, "by which connection these mails go")
            .showing("the default for mails");
    static final Key<List<String>> WEBHOOKS = Key.optional(
            "supervision.webhooks",
            SupervisionTypes.NAMES,
            "connections of type `webhook` that hear of all that supervisors are told, parted by commas");
    static final Key<String> TEMPLATE = Key.optional(
                    "supervision.template",
                    Types.TEXT,
                    "the message template from `texts.folder` that stands in for the worker's own texts")
            .showing("the worker's own, in English, French and Spanish");
    static final Key<Locale> LANGUAGE = Key.optional(
                    "supervision.language",
                    SupervisionTypes.LANGUAGE,
                    "the language of supervisors for whom no other is known, such as `fr`")
            .showing("that of `texts.language`");
    static final Key<Duration> INTERVAL = Key.standard(
            "supervision.interval",
            Types.duration("1s", "7d"),
            "5m",
            "how long after one message about a thing the next one comes; what fails meanwhile is counted, and told"
                    + " together");
    static final Key<Duration> REMINDER = Key.standard(
            "supervision.reminder",
            Types.duration("1s", "365d"),
            "12h",
            "how long after the last message about a thing that is still open a reminder comes");
    static final Key<Duration> CLEAR_AFTER = Key.standard(
            "supervision.clear-after",
            Types.duration("0s", "1d"),
            "20s",
            "how long nothing of a thing must be open before the all-clear: what is tried again may fail again");
    static final Key<Duration> EVERY = Key.standard(
            "supervision.every", Types.duration("200ms", "1h"), "2s", "how often the worker looks for new incidents");
    static final Key<Duration> OVERLAP = Key.standard(
            "supervision.overlap",
            Types.duration("1s", "1h"),
            "2m",
            "how far back it looks each time: longer than a transaction of the engine takes, and than the clocks of its"
                    + " nodes are apart");

    static final List<Key<?>> ALL = List.of(
            ENABLED,
            SUPERVISORS,
            IN_APP,
            MAIL,
            MAIL_CONNECTION,
            WEBHOOKS,
            TEMPLATE,
            LANGUAGE,
            INTERVAL,
            REMINDER,
            CLEAR_AFTER,
            EVERY,
            OVERLAP);

    private SupervisionKeys() {}
}
