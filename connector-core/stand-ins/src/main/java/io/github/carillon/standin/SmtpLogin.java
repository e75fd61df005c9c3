package io.github.carillon.standin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** AUTH PLAIN (RFC 4616) and AUTH LOGIN, with and without an initial response (RFC 4954). */
final class SmtpLogin {

    /** Sends a challenge and answers what the client says to it. */
    interface Challenge {
        String ask(String reply) throws IOException;
    }

    private final SmtpStandInOptions.Login login;

    SmtpLogin(SmtpStandInOptions.Login login) {
        this.login = login;
    }

    boolean accepts(String command, Challenge challenge) throws IOException {
        String[] words = command.split(" ", -1);
        String mechanism = words.length > 1 ? words[1].toUpperCase(Locale.ROOT) : "";
        String initial = words.length > 2 ? words[2] : null;
        if (mechanism.equals("PLAIN")) {
            return acceptsPlain(decoded(initial == null ? challenge.ask("334 ") : initial));
        }
        if (mechanism.equals("LOGIN")) {
            String user = decoded(initial == null ? challenge.ask("334 VXNlcm5hbWU6") : initial);
            String password = decoded(challenge.ask("334 UGFzc3dvcmQ6"));
            return user.equals(login.user()) && password.equals(login.password());
        }
        return false;
    }

    private boolean acceptsPlain(String message) {
        String[] parts = message.split("\0", -1);
        return parts.length == 3 && parts[1].equals(login.user()) && parts[2].equals(login.password());
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
