package io.github.carillon.sandbox;

import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/** What the bell in Tasklist and Cockpit and the inbox behind it know of each other: a secret for one start. */
final class BellSecret {

    /** The inbox's key. */
    static final String INBOX = "carillon.inbox.jwt.secret";

    /** The role of those who administer devices: the user demo has it. */
    static final String ADMINISTRATOR = "admin";

    private static final int BYTES = 32;
    private static final String PLUGIN = "server.servlet.context-parameters.CARILLON_BELL_";

    private BellSecret() {}

    static Map<String, Object> settings(URI page) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String secret = HexFormat.of().formatHex(random);
        return Map.of(
                INBOX,
                secret,
                "carillon.inbox.jwt.admin-role",
                ADMINISTRATOR,
                PLUGIN + "INBOX_URL",
                page.resolve("/api"),
                PLUGIN + "APP_URL",
                page.resolve("/sandbox/app"),
                PLUGIN + "SECRET",
                secret);
    }
}
