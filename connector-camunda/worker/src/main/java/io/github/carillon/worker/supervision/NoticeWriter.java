package io.github.carillon.worker.supervision;

import io.github.carillon.core.alert.AlertKind;
import io.github.carillon.core.alert.AlertMessage;
import io.github.carillon.core.alert.Notice;
import io.github.carillon.core.alert.NoticeKind;
import io.github.carillon.core.message.NoteCommand;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.message.Severity;
import io.github.carillon.core.value.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what a notice says, to each who hears of it in their own language. */
final class NoticeWriter {

    /** The category of what supervisors are told, by which they may decline one of the ways. */
    static final String CATEGORY = "SUPERVISION";

    private final NoticeFacts facts;
    private final NoticeTexts texts;
    private final Locale standard;

    /**
     * @param standard the language of those for whom none is known
     */
    NoticeWriter(NoticeFacts facts, NoticeTexts texts, Locale standard) {
        this.facts = facts;
        this.texts = texts;
        this.standard = standard;
    }

    /**
     * Makes ready to write it.
     *
     * @param unreached who hears of it in the app only, for want of a mail address
     * @throws io.github.carillon.worker.engine.EngineException when the engine does not say what is needed
     */
    Draft begin(Notice notice, List<String> unreached) {
        return new Draft(notice, facts.of(notice, unreached));
    }

    /** No user is called so: their ids have no slash in an engine. */
    static String webhookReader(String connection) {
        return "webhook/" + connection;
    }

    /** One notice, while it is written. */
    final class Draft {

        private final Notice notice;
        private final NoticeFacts.Facts known;
        private final Map<Locale, NoticeTexts.Text> written = new HashMap<>();

        private Draft(Notice notice, NoticeFacts.Facts known) {
            this.notice = notice;
            this.known = known;
        }

        /** To a user. */
        AlertMessage message(String user, @Nullable Locale language) {
            NoticeTexts.Text text = written.computeIfAbsent(
                    language == null ? standard : language, locale -> texts.write(known.values(), locale));
            return message(user, text.subject(), text.text(), text.html(), commands(notice));
        }

        /** To another system: the same facts, as JSON. */
        AlertMessage webhook(String connection) {
            String body = new String(Json.bytes(known.json()), StandardCharsets.UTF_8);
            return message(webhookReader(connection), "", body, null, Set.of());
        }

        private AlertMessage message(
                String reader, String title, String body, @Nullable String html, Set<NoteCommand> commands) {
            @Nullable URI link = known.link();
            return new AlertMessage(
                    notice.id(),
                    notice.key().tenant(),
                    reader,
                    title,
                    body,
                    html,
                    link,
                    CATEGORY,
                    severity(notice),
                    origin(),
                    commands,
                    notice.createdAt());
        }

        private Origin origin() {
            return new Origin(
                    orNull(notice.key().definitionKey()),
                    known.instanceId(),
                    known.businessKey(),
                    orNull(notice.key().activity()));
        }
    }

    private static Severity severity(Notice notice) {
        return notice.kind() == NoticeKind.ALL_CLEAR ? Severity.INFO : Severity.WARNING;
    }

    private static Set<NoteCommand> commands(Notice notice) {
        AlertKind kind = notice.key().kind();
        Set<NoteCommand> commands = EnumSet.noneOf(NoteCommand.class);
        if (notice.open() > 0) {
            commands.add(NoteCommand.SILENCE);
        }
        if (notice.open() > 0 && (kind == AlertKind.FAILURE || kind == AlertKind.CONNECTION)) {
            commands.add(NoteCommand.RETRY);
        }
        return commands;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
