package io.github.carillon.core.smtp;

import io.github.carillon.core.delivery.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** By which of the mechanisms that a server offers (RFC 4954) to log in, and what to say where none fits. */
final class LoginRules {

    static final String DIGEST = "CRAM-MD5";
    static final String TOKEN = "XOAUTH2";

    private static final List<String> PASSWORD = List.of("PLAIN", "LOGIN");
    private static final Pattern NAME = Pattern.compile("[A-Z0-9_-]{1,20}");
    private static final int NAMED = 12;

    private LoginRules() {}

    /**
     * The mechanisms that a server offers, in capitals.
     *
     * @param parameter what stands behind AUTH in its answer to EHLO, or null where it says none
     */
    static List<String> offered(@Nullable String parameter) {
        return parameter == null
                ? List.of()
                : Arrays.stream(parameter.toUpperCase(Locale.ROOT).split("[\\s=]+", -1))
                        .filter(name -> NAME.matcher(name).matches())
                        .limit(NAMED)
                        .toList();
    }

    /** Whether the password is shown by a digest (RFC 2195), for want of anything else. */
    static boolean byDigest(SmtpSettings settings, List<String> offered) {
        return settings.password() != null
                && offered.contains(DIGEST)
                && PASSWORD.stream().noneMatch(offered::contains);
    }

    /**
     * Nothing that the server offers fits what is configured.
     *
     * @param upgradable whether the server offers STARTTLS, which was not configured
     */
    static Outcome noneFits(SmtpSettings settings, List<String> offered, boolean upgradable) {
        String says = offered.isEmpty()
                ? "the server offers no login"
                : "the server offers to log in by " + String.join(", ", offered) + " only";
        return new Outcome.Misconfigured("AUTH_NOT_OFFERED", says + "; " + advice(settings, offered, upgradable));
    }

    private static String advice(SmtpSettings settings, List<String> offered, boolean upgradable) {
        if (offered.isEmpty()) {
            return upgradable
                    ? "it may once the connection is protected: set security to starttls"
                    : "leave out user and password, or use the port for submission, usually 587 or 465";
        }
        if (settings.oauth() != null) {
            return "with the oauth keys we log in by " + TOKEN + ", and with a password by PLAIN, LOGIN or " + DIGEST;
        }
        return offered.contains(TOKEN)
                ? "for " + TOKEN + " set the oauth keys instead of the password"
                : "with a password we log in by PLAIN, LOGIN or " + DIGEST + ", and with the oauth keys by " + TOKEN;
    }
}
