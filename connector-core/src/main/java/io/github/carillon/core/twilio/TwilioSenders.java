package io.github.carillon.core.twilio;

import io.github.carillon.core.connection.SmsCredentials;
import io.github.carillon.core.delivery.Brought;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.recipient.SenderName;
import io.github.carillon.core.value.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Completes a task's credentials by the connection's, part by part, and names everything that is missing or malformed.
 *
 * <p>Two parts are pairs. A secret goes with its API key: an auth token of one's own is not used with the connection's
 * key. And a sender of one's own, be it {@code FROM} or a messaging service, replaces the connection's, be it the one or
 * the other; where one source names both, the messaging service sends.
 */
final class TwilioSenders {

    private static final Pattern ACCOUNT_SID = Pattern.compile("AC[0-9a-fA-F]{32}");
    private static final Pattern SERVICE_SID = Pattern.compile("MG[0-9a-fA-F]{32}");

    private final List<String> mistakes = new ArrayList<>();
    private Scope scope = Scope.SENDER;

    private TwilioSenders() {}

    static ChosenSender complete(SmsCredentials own, SmsCredentials configured) {
        return new TwilioSenders().sender(own, configured);
    }

    /** What of a task's credentials is not as it is configured anyway. */
    static Brought brought(SmsCredentials own, SmsCredentials configured) {
        if (differs(own.account(), configured.account())
                || given(own.apiKey()) != null
                || (isGiven(own.secret()) && !Objects.equals(own.secret(), configured.secret()))) {
            return Brought.ACCOUNT;
        }
        String service = given(configured.messagingService());
        boolean ownFrom = service == null ? differs(own.from(), configured.from()) : given(own.from()) != null;
        return ownFrom || differs(own.messagingService(), service) ? Brought.SENDER : Brought.NOTHING;
    }

    private static boolean differs(@Nullable String own, @Nullable String configured) {
        return given(own) != null && !Objects.equals(given(own), given(configured));
    }

    private ChosenSender sender(SmsCredentials own, SmsCredentials configured) {
        String account = accountSid(firstOf(own.account(), configured.account()));
        boolean ownSecret = isGiven(own.secret()) || given(own.apiKey()) != null;
        SmsCredentials login = ownSecret ? own : configured;
        Secret secret = secret(login.secret());
        boolean ownSender = firstOf(own.from(), own.messagingService()) != null;
        SmsCredentials named = ownSender ? own : configured;
        String service = service(given(named.messagingService()));
        String from = service == null ? from(given(named.from())) : null;
        String key = given(login.apiKey());
        return mistakes.isEmpty()
                ? new ChosenSender.Complete(
                        new TwilioSender(account, key == null ? account : key, secret, from, service))
                : new ChosenSender.Invalid(
                        new Outcome.Misconfigured("CREDENTIALS", String.join("; ", mistakes), scope));
    }

    private String accountSid(@Nullable String sid) {
        if (sid == null) {
            account("ACCOUNT_SID is missing");
        } else if (!ACCOUNT_SID.matcher(sid).matches()) {
            account("ACCOUNT_SID is not AC and 32 hexadecimal digits");
        }
        return sid == null ? "" : sid;
    }

    private Secret secret(@Nullable Secret secret) {
        if (!isGiven(secret)) {
            account("AUTH_TOKEN is missing");
        }
        return secret == null ? Secret.of("") : secret;
    }

    private void account(String mistake) {
        mistakes.add(mistake);
        scope = Scope.ACCOUNT;
    }

    private @Nullable String service(@Nullable String sid) {
        if (sid != null && !SERVICE_SID.matcher(sid).matches()) {
            mistakes.add("MESSAGING_SERVICE_SID is not MG and 32 hexadecimal digits");
        }
        return sid;
    }

    private @Nullable String from(@Nullable String name) {
        if (name == null) {
            mistakes.add("FROM and MESSAGING_SERVICE_SID are missing: one of them says who sends");
            return null;
        }
        return SenderName.parse(name).match(from -> from, reason -> {
            mistakes.add("FROM " + reason);
            return name;
        });
    }

    private static @Nullable String firstOf(@Nullable String own, @Nullable String configured) {
        return given(own) == null ? given(configured) : given(own);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static boolean isGiven(@Nullable Secret secret) {
        return secret != null && !secret.isBlank();
    }
}
