package io.github.carillon.testserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * AUTH PLAIN (RFC 4616) and AUTH LOGIN, with and without an initial response (RFC 4954), CRAM-MD5, and XOAUTH2 as Google and
 * Microsoft describe it.
 */
final class SmtpLogin {

    /** Sends a challenge and answers what the client says to it. */
    interface Challenge {
        String ask(String reply) throws IOException;
    }

    private static final Pattern BEARER =
            Pattern.compile("user=(?<user>[^\u0001]*)\u0001auth=Bearer (?<token>[^\u0001]*)\u0001\u0001");
    private static final String INVALID_TOKEN = "{\"status\":\"401\",\"schemes\":\"Bearer\"}";

    private final SmtpTestServerOptions.@Nullable Login login;
    private final SmtpTestServerOptions.@Nullable TokenLogin tokens;

    SmtpLogin(SmtpTestServerOptions.@Nullable Login login, SmtpTestServerOptions.@Nullable TokenLogin tokens) {
        this.login = login;
        this.tokens = tokens;
    }

    boolean accepts(String command, Challenge challenge) throws IOException {
        String[] words = command.split(" ", -1);
        String mechanism = words.length > 1 ? words[1].toUpperCase(Locale.ROOT) : "";
        String initial = words.length > 2 ? words[2] : null;
        if (tokens != null) {
            return mechanism.equals("XOAUTH2") && acceptsToken(initial, tokens, challenge);
        }
        if (login == null || !login.mechanisms().contains(mechanism)) {
            return false;
        }
        if (mechanism.equals("CRAM-MD5")) {
            return acceptsDigest(login, challenge);
        }
        if (mechanism.equals("PLAIN")) {
            return acceptsPlain(decoded(initial == null ? challenge.ask("334 ") : initial), login);
        }
        if (mechanism.equals("LOGIN")) {
            String user = decoded(initial == null ? challenge.ask("334 VXNlcm5hbWU6") : initial);
            String password = decoded(challenge.ask("334 UGFzc3dvcmQ6"));
            return user.equals(login.user()) && password.equals(login.password());
        }
        return false;
    }

    /** Says first why it refuses, and refuses once the client has answered that by an empty line. */
    private static boolean acceptsToken(
            @Nullable String initial, SmtpTestServerOptions.TokenLogin tokens, Challenge challenge) throws IOException {
        Matcher bearer = BEARER.matcher(decoded(initial == null ? challenge.ask("334 ") : initial));
        boolean accepted = bearer.matches()
                && bearer.group("user").equals(tokens.user())
                && tokens.tokens().test(bearer.group("token"));
        if (!accepted) {
            challenge.ask("334 " + Base64.getEncoder().encodeToString(INVALID_TOKEN.getBytes(StandardCharsets.UTF_8)));
        }
        return accepted;
    }

    private static boolean acceptsPlain(String message, SmtpTestServerOptions.Login login) {
        String[] parts = message.split("\0", -1);
        return parts.length == 3 && parts[1].equals(login.user()) && parts[2].equals(login.password());
    }

    /** RFC 2195. */
    private static boolean acceptsDigest(SmtpTestServerOptions.Login login, Challenge challenge) throws IOException {
        byte[] question = "<1.2@test-server>".getBytes(StandardCharsets.US_ASCII);
        String said = decoded(challenge.ask("334 " + Base64.getEncoder().encodeToString(question)));
        try {
            Mac digest = Mac.getInstance("HmacMD5");
            digest.init(new SecretKeySpec(login.password().getBytes(StandardCharsets.UTF_8), "HmacMD5"));
            return said.equals(login.user() + " " + HexFormat.of().formatHex(digest.doFinal(question)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacMD5", impossible);
        }
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
