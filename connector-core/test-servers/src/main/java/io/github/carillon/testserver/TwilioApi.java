package io.github.carillon.testserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of Twilio's API that is played: an account, its messages, and posting one. Thread-safe. */
final class TwilioApi {

    static final String ROOT = "/2010-04-01/Accounts/";

    private static final Pattern PATH =
            Pattern.compile(ROOT + "(?<account>[^/.]+)(?<messages>/Messages(/(?<sid>[^/.]+))?)?\\.json");

    private final TwilioAccount account;
    private final TwilioLog log;

    TwilioApi(TwilioAccount account, TwilioLog log) {
        this.account = account;
        this.log = log;
    }

    Reply post(URI uri, @Nullable String authorization, String body) {
        return mistake(uri, authorization).map(TwilioJson::error).orElseGet(() -> create(path(uri), body));
    }

    Reply get(URI uri, @Nullable String authorization) {
        return mistake(uri, authorization).map(TwilioJson::error).orElseGet(() -> read(uri, path(uri), authorization));
    }

    private Optional<TwilioError> mistake(URI uri, @Nullable String authorization) {
        String[] user = credentials(authorization);
        if (!account.admits(user[0], user[1])) {
            return Optional.of(TwilioError.unauthenticated());
        }
        Matcher path = path(uri);
        return path.matches() && account.sid().equals(path.group("account"))
                ? Optional.empty()
                : Optional.of(TwilioError.notFound(uri.getPath()));
    }

    private Reply create(Matcher path, String body) {
        if (!path.matches() || path.group("messages") == null || path.group("sid") != null) {
            return TwilioJson.error(new TwilioError(405, 20004, "Method not allowed"));
        }
        Form form = Form.parse(body);
        return TwilioRules.firstMistake(form)
                .map(TwilioJson::error)
                .orElseGet(() -> TwilioJson.taken(account.sid(), log.take(form)));
    }

    private Reply read(URI uri, Matcher path, @Nullable String authorization) {
        if (!path.matches() || path.group("messages") == null) {
            return readAccount(authorization);
        }
        return path.group("sid") == null ? list(uri) : message(uri, path.group("sid"));
    }

    private Reply readAccount(@Nullable String authorization) {
        String[] user = credentials(authorization);
        return account.ownerIs(user[0], user[1])
                ? TwilioJson.account(account)
                : TwilioJson.error(TwilioError.unauthenticated());
    }

    private Reply list(URI uri) {
        Form query = Form.parse(uri.getRawQuery());
        List<TwilioMessage> found = log.list(query);
        MessagePage page = MessagePage.asked(uri, query, found.size());
        List<ObjectNode> shown = page.of(found).stream()
                .map(message -> TwilioJson.sent(account.sid(), message))
                .toList();
        return TwilioJson.page(page, shown);
    }

    private Reply message(URI uri, String sid) {
        return log.find(sid)
                .map(message ->
                        Reply.json(200, TwilioJson.sent(account.sid(), message).toString()))
                .orElseGet(() -> TwilioJson.error(TwilioError.notFound(uri.getPath())));
    }

    private static Matcher path(URI uri) {
        return PATH.matcher(uri.getPath());
    }

    /** User and password of HTTP Basic (RFC 7617), both empty where there are none. */
    private static String[] credentials(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return new String[] {"", ""};
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(authorization.substring(6).strip());
            String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            return parts.length == 2 ? parts : new String[] {"", ""};
        } catch (IllegalArgumentException notBase64) {
            return new String[] {"", ""};
        }
    }
}
