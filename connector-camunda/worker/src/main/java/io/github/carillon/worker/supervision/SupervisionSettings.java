package io.github.carillon.worker.supervision;

import io.github.carillon.core.alert.Rhythm;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How processes are watched, and how their supervisors hear of them.
 *
 * @param supervisors the group of users who hear of processes that name none, or null for nobody
 * @param inApp whether they get in-app notes
 * @param mail the connection by which they get mails; empty for the default one
 * @param mails whether they get mails
 * @param webhooks connections of type webhook that are told as well, by name
 * @param template the named message template that stands in for the usual texts, or null
 * @param locale the language for whom no other is known
 * @param rhythm how often they hear of one thing
 * @param every how often it is looked for new incidents
 * @param overlap how far back it is looked again: longer than a transaction of the engine takes, and its clocks differ
 */
public record SupervisionSettings(
        @Nullable String supervisors,
        boolean inApp,
        boolean mails,
        Optional<String> mail,
        List<String> webhooks,
        @Nullable String template,
        Locale locale,
        Rhythm rhythm,
        Duration every,
        Duration overlap) {

    /** Two seconds. */
    public static final Duration EVERY = Duration.ofSeconds(2);

    /** Two minutes. */
    public static final Duration OVERLAP = Duration.ofMinutes(2);

    public SupervisionSettings {
        webhooks = List.copyOf(webhooks);
    }

    /** Mails and in-app notes, in English where no other language is known, to the groups that processes name. */
    public static SupervisionSettings standard() {
        return new SupervisionSettings(
                null, true, true, Optional.empty(), List.of(), null, Locale.ENGLISH, Rhythm.STANDARD, EVERY, OVERLAP);
    }

    /** The same, by that rhythm. */
    public SupervisionSettings with(Rhythm other) {
        return new SupervisionSettings(
                supervisors, inApp, mails, mail, webhooks, template, locale, other, every, overlap);
    }

    /** The same, with that group for processes that name none. */
    public SupervisionSettings by(@Nullable String group) {
        return new SupervisionSettings(group, inApp, mails, mail, webhooks, template, locale, rhythm, every, overlap);
    }

    /** The same, with these webhooks. */
    public SupervisionSettings to(List<String> others) {
        return new SupervisionSettings(
                supervisors, inApp, mails, mail, others, template, locale, rhythm, every, overlap);
    }
}
