package io.github.carillon.core.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What is told together.
 *
 * @param engine the engine's id, as configured
 * @param receivers the group of users who hear of it
 * @param tenant the tenant's id, or empty
 * @param definitionKey the process definition's key; empty where it is about several processes
 * @param activity the activity's id in the model, or empty
 * @param cause what these failures have in common, or empty for all that have little
 */
public record AlertKey(
        String engine,
        String receivers,
        String tenant,
        String definitionKey,
        String activity,
        AlertKind kind,
        String cause) {

    private static final int ID_BYTES = 16;

    /** The key as 32 lower-case hexadecimal digits, the first half of a SHA-256. */
    public String id() {
        return digest(List.of(engine, receivers, tenant, definitionKey, activity, kind.name(), cause));
    }

    /** The same for whatever else goes wrong at that activity. */
    public AlertKey ofAnyCause() {
        return new AlertKey(engine, receivers, tenant, definitionKey, activity, kind, "");
    }

    static String digest(List<String> parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
